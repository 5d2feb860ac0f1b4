"""What `python3.11 -m package` sees of itself."""
import os
import sys

from . import part
from .inner import deep


def show():
    print(os.path.basename(sys.argv[0]), sys.argv[1:], __name__, __package__, __spec__.name, __spec__.parent)
    print(os.path.basename(__file__), sys.argv[0] == __file__ == __spec__.origin, sys.modules['__main__'].show is show)
    print(part.where(), deep.NAME)


if __name__ == '__main__':
    show()
    if sys.argv[1:] == ['fail']:
        raise LookupError('as it is')
