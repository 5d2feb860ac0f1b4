"""On a terminal, a line says which run it is; it is gone at the end, and there are no other lines.

RUN: rm -rf %t && mkdir -p %t && cd %t && cp %S/Inputs/small.py . && %python %s %lasti
"""

import os
import pty
import subprocess
import sys

ours, theirs = pty.openpty()
process = subprocess.Popen([sys.argv[1], 'bench', '--runs', '2', 'small.py'], stderr=theirs, stdout=subprocess.DEVNULL)
os.close(theirs)
shown = b''
try:
    while data := os.read(ours, 65536):
        shown += data
except OSError:  # EIO: the other side is closed
    pass
assert process.wait() == 0, shown
steps = shown.decode().split('\r\x1b[K')
assert steps[-1] == '' and '\n' not in shown.decode(), steps
for step in '[first] start-up', '[1/2] start-up', '[first] small', '[1/2] small', '[2/2] small':
    assert step in steps, steps
