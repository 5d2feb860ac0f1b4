"""Compiles modules of the standard library, named as paths in it, into a tree: stdlib.py TREE NAME…"""
import pathlib
import subprocess
import sys
import sysconfig

library = pathlib.Path(sysconfig.get_path('stdlib'))
paths = [str(library / name) if (library / name).exists() else str(library / f'{name}.py') for name in sys.argv[2:]]
subprocess.run(['lasti', 'compileall', '-q', '--cache-dir', sys.argv[1], *paths], check=True)
