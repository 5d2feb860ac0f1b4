"""at_once.py PYTHON PACKAGE"""
import collections
import os
import pathlib
import re
import subprocess
import sys

python, package = sys.argv[1:]
for number in range(8):
    pathlib.Path(f'm{number}.py').write_text(f'def f(n):\n    return [n + {number} for n in range(n)]\nprint(f(3))\n')
imports = ', '.join(f'm{number}' for number in range(8))
running = [subprocess.Popen(['lasti', 'compileall', '-q', '-f', '.']) for _ in range(6)]
outputs, reasons = set(), set()
while any(child.poll() is None for child in running):
    done = subprocess.run([python, '-v', '-m', 'lasti', '-c', f'import {imports}'], capture_output=True, text=True,
                          env=os.environ | {'PYTHONPATH': package})
    outputs.add((done.returncode, done.stdout))
    reasons |= set(re.findall(r'# lasti: \S+ is not used: (.*)', done.stderr))
print(f'6 compilations: exit status {max(child.returncode for child in running)}')
print('all runs the same:', len(outputs) == 1 and next(iter(outputs))[0] == 0)
print('sidecars that were not used for what they are:', len(reasons), *reasons)
kinds = collections.Counter(path.suffix for path in pathlib.Path('__pycache__').iterdir())
print(f'files left: {kinds[".pyc"]} .pyc, {kinds[".so"]} .so, {kinds.total() - kinds[".pyc"] - kinds[".so"]} others')
