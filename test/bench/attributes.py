"""Attribute reads and writes on instances, with and without slots, and on classes."""


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


def main():
    result = walk(Point(1, 2), Slotted(3, 4), 3_000_000)
    assert result == RESULT, result


RESULT = (-2999989, -2999998, 7, 4)
main()
