"""Generators: pipelines, yield from through a tree, send, generator expressions."""


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


def main():
    assert sum(filtered(scaled(count(1_500_000), 2))) == 1500000000000
    average = averager()
    next(average)
    for i in range(800_000):
        last = average.send(i)
    assert last == 399999, last
    assert sum(Tree(14)) == 2 ** 15 - 16, sum(Tree(14))
    assert sum(x + y for x in range(700) for y in range(700)) == 342510000, sum(x + y for x in range(700) for y in range(700))


main()
