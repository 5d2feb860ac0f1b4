import sys

import beside

print(sys.argv[1:], __name__, repr(__package__), __spec__.name, beside.__name__)
