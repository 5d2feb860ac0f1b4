"""Every option that Options.td documents is accepted by its commands, in their --help, and in docs/using.md.

RUN: rm -rf %t && mkdir -p %t && llvm-tblgen -dump-json -I %llvm_include %S/../../translator/driver/Options.td > %t/options.json
RUN: cd %t && %python %s %lasti %t/options.json %docs/using.md %python
"""

import json
import re
import subprocess
import sys

lasti, table, page, python = sys.argv[1:]
VALUES = {'<file>': 'out', '<cpp|obj|exe|module>': 'cpp', '<path>': python, '<command>': 'c++', '<number>': '1',
          '<stage>': 'ir', '<names>': 'types,own', '<changes>': '3', '<profile>': 'x', '<seconds>': '1', '<percent>': '5', '<wall|processor>': 'wall', '<0|1|2|3>': '1', '<name>': 'x', '<none|beside|site|all>': 'site', '<path[=place]>': 'x', '<-O|-OO>': '-O', '<regex>': 'x',
          '<mode>': 'checked-hash', '<level>': '1'}
GOES_WITH = {'--pth': ['--install=x'], '--hardlink-dupes': ['-o0', '-o1']}
records = json.load(open(table))
shown = {name: records[name] for name in records['!instanceof']['Option'] if records[name]['HelpText']}
documented = set(re.findall(r'(?<![\w-])--?[a-zA-Z][\w-]*', open(page).read()))
wrong = []


def run(*words):
    return subprocess.run([lasti, *words], capture_output=True, text=True)


open('app.py', 'w').write('pass\n')
count = 0
for name, record in shown.items():
    spelling = record['Prefixes'][0] + record['Name']
    commands = [visibility['def'].lower() for visibility in record['Visibility']]
    if commands == ['foreign']:
        continue
    count += 1
    if spelling.rstrip('=') not in documented:
        wrong.append(f'{spelling} is not in using.md')
    value = VALUES[record['MetaVarName']] if record['MetaVarName'] else ''
    for command in commands:
        if not re.search(rf'^  {re.escape(spelling)}(?![\w-])', run(command, '--help').stdout, re.M):
            wrong.append(f'{spelling} is not in the help of {command}')
        # --help makes all else be read, and nothing be done.
        accepted = run(command, spelling + value, *GOES_WITH.get(spelling, []), '--help')
        if accepted.returncode != 0 or accepted.stderr:
            wrong.append(f'{command} {spelling}{value}: {accepted.stderr}')
assert count >= 20, shown
print('\n'.join(wrong))
sys.exit(bool(wrong))
