"""Generators: pipelines, yield from through a tree, send, generator expressions."""
import sys


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def scaled(source, factor):
    for x in source:
        yield x * factor


def filtered(source):
    for x in source:
        if x % 3:
            yield x


def averager():
    total = n = 0
    while True:
        total += yield total // (n or 1)
        n += 1


class Tree:
    def __init__(self, depth):
        self.value = depth
        self.left = Tree(depth - 1) if depth else None
        self.right = Tree(depth - 1) if depth else None

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def main(size):
    n = size * 45_000
    total = sum(filtered(scaled(count(n), 2)))
    assert total == n * (n - 1) - n * (n // 3 - 1), total
    average = averager()
    next(average)
    n = size * 25_000
    for i in range(n):
        last = average.send(i)
    assert last == (n - 1) // 2, last
    for _ in range(size):
        assert sum(Tree(9)) == 2 ** 10 - 11
    n = size * 100
    assert sum(x + y for x in range(100) for y in range(n)) == 100 * n * (n + 98) // 2
    print('generators', total, last)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
