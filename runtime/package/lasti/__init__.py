"""Runs native code that `lasti compileall` has made, in the stock interpreter.

`python3.11 -m lasti app.py` runs a program with it. In an environment it may be on for every program (lasti.pth).
The variable LASTI=0 turns it off.
"""

import os
import sys

__all__ = ['turn_on']


def turn_on():
    """Use the native code beside each module that is imported from now on. Returns whether that is so."""
    if os.environ.get('LASTI') == '0':
        return False
    try:
        from lasti import _runtime
    except ImportError as error:  # of another Python
        if sys.flags.verbose:
            print(f'# {error}', file=sys.stderr)
        return False
    return _runtime.turn_on()
