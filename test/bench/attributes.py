"""Attribute reads and writes on instances, with and without slots, and on classes."""
import sys


class Point:
    scale = 3

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Slotted:
    __slots__ = ('x', 'y', 'next')

    def __init__(self, x, y):
        self.x, self.y, self.next = x, y, None


def walk(p, s, n):
    for _ in range(n):
        p.x = p.y + 1
        p.y = p.x - 2
        s.x = s.y + p.scale
        s.y = s.x - Point.scale
        s.next = p
        s.next.x += s.x
    return p.x, p.y, s.x, s.y


def main(size):
    n = size * 60_000
    result = walk(Point(1, 2), Slotted(3, 4), n)
    assert result == (11 - n, 2 - n, 7, 4), result
    print('attributes', *result)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
