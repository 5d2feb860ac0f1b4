"""On a terminal, a line says how far the build is, with the names of the Python modules, and how long the rest takes once
it is known; it is gone at the end. What is no terminal gets none of it.

RUN: rm -rf %t && mkdir -p %t/package && cd %t && %python %s %lasti
"""

import os
import pathlib
import re
import stat
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from harness.terminal import shown_on_terminal

MODULES = 8
open('app.py', 'w').write('import package.module\n' + ''.join(f'import package.m{i}\n' for i in range(MODULES)))
open('package/__init__.py', 'w').close()
open('package/module.py', 'w').write('x = 1\n')
for i in range(MODULES):
    open(f'package/m{i}.py', 'w').write('def f(x):\n' + f'    x = x + {i}\n' * 50 + '    return x\n')
# A compiler that takes as long for each unit.
open('slowly', 'w').write('#!/bin/sh\nsleep 0.5\nexec clang++ "$@"\n')
os.chmod('slowly', stat.S_IRWXU)
COMMAND = [sys.argv[1], 'build', '-O1', '-j1', 'app.py']


def shown_lines(command):
    """What is on a terminal, in the order in which it is shown."""
    lines = shown_on_terminal(command).split('\r\x1b[K')
    assert lines.pop().startswith(f'app: {MODULES + 3} modules translated'), lines
    return [re.fullmatch(r'\[\d+/\d+\] (\w+) (.*?)(?:, about (\d+) s left)?', line).groups() for line in lines if line]


steps = shown_lines(COMMAND)
names = {'app', 'package', 'package.module', '', *(f'package.m{i}' for i in range(MODULES))}
for stage, expected in [('translating', names), ('compiling', names | {'bytecode'})]:
    assert {name for done, name, left in steps if done == stage} == expected, steps

steps = shown_lines([*COMMAND, '--cxx=./slowly'])
left = [int(seconds) for stage, name, seconds in steps if seconds]
assert 2 <= len(left) < len(steps) - 2, steps  # not at once
assert max(left) < 60 and left[-1] <= left[0], left

quiet = subprocess.run([*COMMAND, '--cxx=./slowly'], stderr=subprocess.PIPE, text=True)
assert quiet.returncode == 0 and quiet.stderr.startswith('app: ') and '[' not in quiet.stderr.split('\n')[0], quiet
