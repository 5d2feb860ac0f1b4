"""compare_allocations.py LASTI FLAG…: builds allocations.py with these flags, runs it interpreted and translated, and
prints what goes wrong translated only. CPython has faults of its own where there is no memory; a translated program may
have those where the interpreter has them, in the same function."""
import json
import os
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, os.pardir, os.pardir))
from harness import build, process


SANITIZED = ['PYTHONMALLOC=malloc', 'ASAN_OPTIONS=detect_leaks=0']


def failures(command, directory):
    """What is wrong by function."""
    result = process.run(command, os.path.join(directory, 'run'), SANITIZED if '--sanitize' in flags else (), limit=120)
    lines = [json.loads(line) for line in result.stdout.decode().splitlines()]
    if result.status != 0 or not lines:
        sys.exit(f'{command[0]}: {result.status}, behind {lines[-1:]}\n{result.stderr.decode()}')
    return dict(lines)


lasti, *flags = sys.argv[1:]
program = os.path.join(here, 'allocations.py')
with tempfile.TemporaryDirectory() as directory:
    executable = os.path.join(directory, 'allocations')
    if failed := build.build(lasti, program, executable, flags):
        sys.exit(failed)
    interpreted = failures([process.PYTHON, program], directory)
    translated = failures([executable], directory)
assert list(interpreted) == list(translated)
wrong = [f'{name}: {what} ({count} times)' for name, found in translated.items()
         for what, count in found.items() if what not in interpreted[name]]
print('\n'.join([f'{len(translated)} functions', *wrong]))
