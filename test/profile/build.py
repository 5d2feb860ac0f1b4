"""An executable built with a profile does the same, and has native code for what was warm or is not known.

RUN: rm -rf %t && mkdir -p %t/program && cp %S/Inputs/work.py %t/program && cd %t/program && %python %s %lasti %python
"""

import json
import os
import pathlib
import re
import subprocess
import sys

lasti, python = sys.argv[1:]
COUNTS = ['warm', 'unknown', 'cold', 'never_ran']


def run(*words, **more):
    done = subprocess.run(words, capture_output=True, text=True, **more)
    return done.returncode, done.stdout, done.stderr


def build(*words, profile='it.profile', file='app.py'):
    """Builds with the profile, compares with the interpreter, and returns the choices by module."""
    status, _, errors = run(lasti, 'build', f'--profile={profile}', '--report=it.json', '-o', 'app', *words, file)
    assert status == 0, errors
    status, out, errors = run('./app', 'x', env=os.environ | {'LASTI_STATS': '1'})
    plain = run(python, file, 'x')
    stats = dict(line.removeprefix('lasti stats: ').rsplit(' ', 1) for line in errors.splitlines() if 'lasti stats' in line)
    assert (status, out) == plain[:2] and errors.startswith(plain[2]), (plain, status, out, errors)
    with open('it.json') as file:
        modules = json.load(file)['modules']
    choices = {module['name']: [module['profile'][name] for name in COUNTS] for module in modules}
    assert all(sum(choices[module['name']][:2]) == module['functions'] for module in modules)
    assert int(stats.get('functions', 0)) == sum(module['functions'] for module in modules), stats
    return choices


pathlib.Path('app.py').write_text('import work, idle, late\nwork.main()\n')
pathlib.Path('idle.py').write_text('def never(): pass\nclass Never:\n  def f(self): pass\n')
pathlib.Path('late.py').write_text('def f(): return 1\nclass C:\n  def g(self): return f()\nif __import__("sys").argv[1:] == ["y"]: C().g()\n')
run(lasti, 'profile', '-o', 'it.profile', 'app.py', 'x')
assert build() == {'app': [0, 0, 1, 0], 'work': [6, 0, 6, 2], 'idle': [0, 0, 2, 2], 'late': [0, 0, 2, 2]}
assert re.search('app: 4 modules translated, 6 functions, 17 by the profile left interpreted, ',
                 run(lasti, 'build', '--profile', 'it.profile', 'app.py')[2])
# At other levels, and as an extension module.
assert build('-O0')['work'] == build('-O1')['work'] == [6, 0, 6, 2]
for module in 'work', 'idle':
    assert run(lasti, 'build', '--module', '--profile=it.profile', module + '.py')[0] == 0
    outputs = list(pathlib.Path().glob(module + '.*.so'))
    assert run(python, 'app.py', 'x') == (0, run('./app', 'x')[1], 'to standard error\n') and len(outputs) == 1
    outputs[0].unlink()

# A changed function is not known; lines above it do not matter, nor does what the main file was called.
source = pathlib.Path('work.py').read_text()
pathlib.Path('work.py').write_text('# a line\n' + source.replace('number - 1', 'number - 2').replace('return None', 'return 1'))
assert build()['work'] == [6, 2, 5, 1]
pathlib.Path('work.py').write_text(source)
os.rename('app.py', 'other.py')
assert build(file='other.py')['other'] == [0, 0, 1, 0]
run(lasti, 'profile', '-o', 'main.profile', 'work.py')
assert build(profile='main.profile', file='other.py') == {'other': [0, 1, 0, 0], 'work': [6, 0, 6, 2], 'idle': [0, 4, 0, 0],
                                                         'late': [0, 4, 0, 0]}
# Another file is another profile, for what is in the cache, too.
(pathlib.Path('same.profile')).write_text('{"lasti_profile": 1, "python": "3.11", "runs": 0, "modules": []}')
assert build(profile='same.profile', file='other.py')['work'] == [0, 14, 0, 0]
first = run(lasti, 'run', '--profile=same.profile', 'other.py', env=os.environ | {'LASTI_STATS': '1'})[2]
os.replace('it.profile', 'same.profile')
second = run(lasti, 'run', '--profile=same.profile', 'other.py', env=os.environ | {'LASTI_STATS': '1'})[2]
assert 'functions 23\n' in first and 'functions 6\n' in second, (first, second)
# What is left out is no function of the emitted text; a profile is an input that nothing replaces.
emitted = run(lasti, 'emit', '--profile=same.profile', 'work.py')[1]
assert re.findall(r'^PyObject \*(hot|cold|never)_', emitted, re.M) == ['hot'], emitted
for words in (('build', '-o', 'same.profile'), ('emit', '-o', 'same.profile'), ('build', '-o', 'app', '--report=same.profile')):
    status, _, errors = run(lasti, *words, '--profile=same.profile', 'other.py')
    assert (status, errors.count('\n')) == (1, 1) and errors.startswith('lasti: same.profile: '), (words, errors)
assert run(lasti, 'build', '--profile=none', 'other.py') == (1, '', 'lasti: none: No such file or directory\n')
