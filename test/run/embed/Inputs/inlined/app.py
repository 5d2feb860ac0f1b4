# Translated; what it hands over is called from interpreted code, and prints the same either way.
import sys

import interpreted


def add(x, y=1, *, z=0):
    return x + y + z


def one(x):
    return x + 1


class Box:
    def __getitem__(self, index):
        return index + 1

    def method(self, x, y=2):
        return x * y


for part in sys.argv[1:]:
    print(part, getattr(interpreted, part)(add, one, Box))
