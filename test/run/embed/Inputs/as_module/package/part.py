import sys


def where():
    return __name__, __package__


if __name__ == '__main__':
    print(sys.argv[1:], where(), __spec__.name, 'package' in sys.modules)
