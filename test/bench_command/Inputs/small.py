import sys

size = int(sys.argv[1].strip('n')) if len(sys.argv) > 1 else 1000
assert sum(i * i for i in range(size)) >= 0
print('squares of', size)
