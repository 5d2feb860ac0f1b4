import sys

try:
    from only_here import NAME
except ImportError:
    NAME = 'missing'
print(NAME, sys.executable, sys.prefix != sys.base_prefix)
