"""Compiles a Python file with the interpreter that runs this: compile.py FILE.py FILE.pyc"""

import py_compile
import sys

py_compile.compile(sys.argv[1], sys.argv[2], doraise=True)
