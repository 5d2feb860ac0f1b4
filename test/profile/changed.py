"""A profile of other files serves for what is equal.

RUN: rm -rf %t && mkdir -p %t/program && cp %S/Inputs/work.py %t/program
RUN: cd %t/program && %python %s %S/Inputs %lasti %python
"""
import os
import pathlib
import re
import sys

sys.path.insert(0, sys.argv[1])
from built import Built, write_program
from watched import run, write

lasti, python = sys.argv[2:]
build = Built(lasti, python)
write_program(write)
run(lasti, 'profile', '-o', 'it.profile', 'app.py', 'x')

# A changed function is not known; lines above it do not matter, nor does what the main file was called.
source = pathlib.Path('work.py').read_text()
changed = source.replace('number - 1', 'number - 2').replace('return None', 'return 1')
pathlib.Path('work.py').write_text('# a line\n' + changed)
assert build()['work'] == [6, 2, 5, 1]
pathlib.Path('work.py').write_text(source)
os.rename('app.py', 'other.py')
assert build(file='other.py')['other'] == [0, 0, 1, 0]
run(lasti, 'profile', '-o', 'main.profile', 'work.py')
assert build(profile='main.profile', file='other.py') == {
    'other': [0, 1, 0, 0], 'work': [6, 0, 6, 2], 'idle': [0, 4, 0, 0], 'late': [0, 4, 0, 0]}
# Another file is another profile, for what is in the cache, too.
write('same.profile', '{"lasti_profile": 1, "python": "3.11", "runs": 0, "modules": []}')
assert build(profile='same.profile', file='other.py')['work'] == [0, 14, 0, 0]
first = run(lasti, 'run', '--profile=same.profile', 'other.py', env=os.environ | {'LASTI_STATS': '1'})[2]
os.replace('it.profile', 'same.profile')
second = run(lasti, 'run', '--profile=same.profile', 'other.py', env=os.environ | {'LASTI_STATS': '1'})[2]
assert 'functions 23\n' in first and 'functions 6\n' in second, (first, second)
# What is left out is no function of the emitted text; a profile is an input that nothing replaces.
emitted = run(lasti, 'emit', '--profile=same.profile', 'work.py')[1]
assert re.findall(r'^PyObject \*(hot|cold|never)_\d+\(', emitted, re.M) == ['hot'], emitted
for words in (('build', '-o', 'same.profile'), ('emit', '-o', 'same.profile'),
              ('build', '-o', 'app', '--report=same.profile')):
    status, _, errors = run(lasti, *words, '--profile=same.profile', 'other.py')
    assert (status, errors.count('\n')) == (1, 1) and errors.startswith('lasti: same.profile: '), (words, errors)
assert run(lasti, 'build', '--profile=none', 'other.py') == (1, '', 'lasti: none: No such file or directory\n')
