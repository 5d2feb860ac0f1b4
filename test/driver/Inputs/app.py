import sys


def double(x):
    return x + x


print('hello from', __name__, sys.argv[1:] if __name__ == '__main__' else '')
