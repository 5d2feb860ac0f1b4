"""An executable built with a profile does the same, and has native code for what was warm or is not known.

RUN: rm -rf %t && mkdir -p %t/program && cp %S/Inputs/work.py %t/program
RUN: cd %t/program && %python %s %S/Inputs %lasti %python
"""
import pathlib
import sys

sys.path.insert(0, sys.argv[1])
from built import Built, write_program
from watched import run, write

lasti, python = sys.argv[2:]
build = Built(lasti, python)
write_program(write)
run(lasti, 'profile', '-o', 'it.profile', 'app.py', 'x')
assert build() == {'app': [0, 0, 1, 0], 'work': [6, 0, 6, 2], 'idle': [0, 0, 2, 2], 'late': [0, 0, 2, 2]}
said = run(lasti, 'build', '--profile', 'it.profile', 'app.py')[2]
assert said.startswith('app: 4 modules translated, 6 functions, 17 by the profile left interpreted, '), said
# At other levels, and as an extension module.
assert build('-O0')['work'] == build('-O1')['work'] == [6, 0, 6, 2]
for module in 'work', 'idle':
    assert run(lasti, 'build', '--module', '--profile=it.profile', module + '.py')[0] == 0
    outputs = list(pathlib.Path().glob(module + '.*.so'))
    assert run(python, 'app.py', 'x') == (0, run('./app', 'x')[1], 'to standard error\n') and len(outputs) == 1
    outputs[0].unlink()
