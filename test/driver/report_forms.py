"""The report says how many functions of each module are in which form, and the same as --forms.

RUN: rm -rf %t && mkdir -p %t && cd %t && %python %s %lasti
"""

import collections
import json
import re
import subprocess
import sys

lasti = sys.argv[1]
open('app.py', 'w').write('''import other
def straight(x): return x + 1
def loops(n):
    for i in range(n): straight(i)
class C:
    def method(self): return 1
loops(1000)
def never(): return [i for i in range(9)]
''')
open('other.py', 'w').write('def once(): return 2\nfor i in range(3): once()\n')


def run(*words):
    return subprocess.run([lasti, *words], check=True, capture_output=True, text=True).stdout


def check(*flags):
    """Of both modules together, what the report has and what --forms says."""
    run('build', *flags, '--report=report.json', 'app.py')
    for module in json.load(open('report.json'))['modules']:
        lines = run('emit', '--forms', *flags, module['file'])
        expected = collections.Counter(re.findall(r': (\w+), \d+ bytes: ', lines))
        found = {form: count for form, count in module['forms'].items() if count}
        assert found == expected, (flags, module, lines)
        assert module['functions'] == sum(module['forms'].values()) - module['forms']['interpreted'], module
    return expected


check()
assert check('-O0').keys() == {'literal'}
assert check('-O1').keys() == {'plain'}
assert check('-O3').keys() == {'full'}
run('profile', '-o', 'app.profile', 'app.py')
run('build', '--profile=app.profile', '--report=report.json', 'app.py')
app, other = json.load(open('report.json'))['modules']
assert app['forms']['interpreted'] >= 3 and app['forms']['full'] >= 2, app
assert app['forms']['interpreted'] == app['profile']['cold'] + app['profile']['never_ran'], app
assert not other['forms']['full'] and other['functions'] == sum(other['forms'].values()) - other['forms']['interpreted'], other
