"""On a terminal, a line says how far the build is, with the names of the Python modules; it is gone at the end.

RUN: rm -rf %t && mkdir -p %t/package && cd %t && %python %s %lasti
"""

import os
import pty
import re
import subprocess
import sys

open('app.py', 'w').write('import package.module\n')
open('package/__init__.py', 'w').close()
open('package/module.py', 'w').write('x = 1\n')
ours, theirs = pty.openpty()
process = subprocess.Popen([sys.argv[1], 'build', '-O0', '-j1', 'app.py'], stderr=theirs)
os.close(theirs)
shown = b''
try:
    while data := os.read(ours, 65536):
        shown += data
except OSError:  # EIO: the other side is closed
    pass
assert process.wait() == 0, shown
lines = shown.decode().split('\r\x1b[K')
assert lines.pop().startswith('app: 3 modules translated'), lines
steps = [re.fullmatch(r'\[\d+/\d+\] (\w+) (.*)', line).groups() for line in lines if line]
for stage, names in [('translating', {'app', 'package', 'package.module', ''}),
                     ('compiling', {'app', 'package', 'package.module', 'bytecode', ''})]:
    assert {name for done, name in steps if done == stage} == names, steps
