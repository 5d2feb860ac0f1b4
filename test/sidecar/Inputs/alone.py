"""Compiles the .py files of a folder to .pyc files at the same places in another: alone.py FROM TO."""
import pathlib
import py_compile
import sys

source, target = map(pathlib.Path, sys.argv[1:])
for path in source.rglob('*.py'):
    py_compile.compile(str(path), str(target / path.relative_to(source)) + 'c', doraise=True)
