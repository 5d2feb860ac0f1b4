"""Compiles the standard library into a folder and prints the names of the files, then hashes them with both.

    library.py FOLDER TOOL
"""
import pathlib
import py_compile
import subprocess
import sys
import sysconfig
import warnings

warnings.simplefilter('ignore')
folder = pathlib.Path(sys.argv[1])
files = []
for source in sorted(pathlib.Path(sysconfig.get_path('stdlib')).rglob('*.py')):
    target = folder / f'{len(files)}.pyc'
    try:
        py_compile.compile(str(source), str(target), str(source), doraise=True)
    except py_compile.PyCompileError:
        continue  # meant to be broken: lib2to3's tests
    files.append(str(target))
hashes = set()
for start in range(0, len(files), 200):
    done = subprocess.run([sys.argv[2], *files[start:start + 200]], stdout=subprocess.PIPE, text=True, check=True)
    hashes.update(line.split()[0] for line in done.stdout.splitlines())
print(f'{len(files)} modules agree')
print('no hash' if 'no' in hashes else 'all have one')
