"""`python3.11 -m lasti app.py arguments…`, `-m lasti -m name arguments…`, `-m lasti -c text arguments…`"""

from lasti import _program

_program.run()
