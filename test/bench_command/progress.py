"""On a terminal, a line says which run it is; it is gone at the end, and there are no other lines.

RUN: rm -rf %t && mkdir -p %t && cd %t && cp %S/Inputs/small.py . && %python %s %lasti
"""

import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from harness.terminal import shown_on_terminal

shown = shown_on_terminal([sys.argv[1], 'bench', '--runs', '2', 'small.py'], stdout=subprocess.DEVNULL)
steps = shown.split('\r\x1b[K')
assert steps[-1] == '' and '\n' not in shown, steps
for step in '[first] start-up', '[1/2] start-up', '[first] small', '[1/2] small', '[2/2] small':
    assert step in steps, steps
