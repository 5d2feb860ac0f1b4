"""Hashes small modules, in FOLDER with TOOL, that differ in one thing each."""
import importlib._bootstrap_external as external
import pathlib
import subprocess
import sys

SAME = ['x = 1\ny = x in {"a", "b", "c"}', '\n\nx = 1\n\ny = x in {"c", "a", "b"}']
DIFFERENT = [
    'x = 1', 'x = 2', 'x = 1.0', 'x = True', 'x = 1j', 'x = "1"', 'x = b"1"', 'x = None', 'x = ...', 'y = 1',
    'x = 0.0', 'x = -0.0', 'x = 0j', 'x = -0j', 'x = 2**63', 'x = 2**63 - 1', 'x = -2**63', 'x = -2**63 - 1',
    'x = -2**64', 'x = 2**64', 'x = 255 << 600', 'x = "\\udcff"', 'x = "é\\u20ac\\U0001f600"', 'x = "é\\u20ac\\U0001f601"',
    'x = ()', 'x = ((),)', 'x = (1, (2, 3))', 'x = ((1, 2), 3)', 'x = lambda: 1', 'x = lambda a: 1',
    'x = lambda a: a', 'def x():\n  try: f()\n  except: pass',
]


def compiled(number, source):
    path = pathlib.Path(sys.argv[1]) / f'c{number}.pyc'
    path.write_bytes(external._code_to_timestamp_pyc(compile(source, f'/{number}.py', 'exec', dont_inherit=True)))
    return str(path)


def hashes(sources):
    files = [compiled(number, source) for number, source in enumerate(sources)]
    done = subprocess.run([sys.argv[2], *files], stdout=subprocess.PIPE, text=True, check=True)
    return {line.split()[0] for line in done.stdout.splitlines()} - {'no'}


print('the same' if len(hashes(SAME)) == 1 else 'different', end=': lines, file name, order of a set\n')
print(f'different: {len(hashes(DIFFERENT))} of {len(DIFFERENT)}')
