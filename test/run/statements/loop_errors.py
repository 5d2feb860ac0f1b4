# RUN: %compare %s
# What a loop over something that is no iterable, changes size, or raises half way says.


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n == 0:
            raise StopIteration
        if self.n == 42:
            raise ValueError('forty-two')
        return self.n


class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


class NotIterator:
    def __iter__(self):
        return 5


def loop(source):
    seen = []
    try:
        for x in source:
            seen.append(x)
            if isinstance(source, dict):
                source[x, 1] = 1
    except Exception as error:
        return seen, type(error).__name__, str(error)
    return seen


for source in (Countdown(4), Countdown(44), Old(), NotIterator(), 5, None, {1: 2}, Old, [], ''):
    print(loop(source))
