# RUN: %compare %s
"""range and its iterator, from small ints, large ones, and what is not an int."""
import sys


class Index:
    def __init__(self, n): self.n = n
    def __index__(self): print('index', self.n); return self.n


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f'{type(error).__name__}: {error}'


def loop(*arguments):
    r = range(*arguments)
    seen = []
    for i in r:
        seen.append(i)
        if len(seen) == 6:
            break
    return r, r.start, r.stop, r.step, len(r) if abs(r.stop) < 2**62 else None, seen


def one(stop):
    total = 0
    for i in range(stop):
        total += i
        if i > 3:
            break
    return range(stop), total


def two(start, stop): return [i for i in range(start, stop)][:5], range(start, stop)[-1:]
def three(start, stop, step): return [*zip(range(start, stop, step), 'abcdef')], range(start, stop, step)


large = 2**30
for stop in (0, 1, 5, -3, 300, large - 1, large, 2**31, 2**62, 2**63, 2**70, True, Index(4), 1.5, 'x', None):
    print(attempt(one, stop))
for start, stop in ((0, 3), (3, 0), (-2, 2), (large - 2, large + 1), (-large, -large + 2), (2**63 - 2, 2**63 + 1), (Index(1), 3), (1, Index(3))):
    print(attempt(two, start, stop), attempt(loop, start, stop))
for step in (1, 2, 7, -1, -2, large - 1, -large + 1, large, 0, True, False, 0.5, None, Index(3)):
    print(step if isinstance(step, (int, float)) else type(step).__name__, attempt(three, 0, 10, step), attempt(three, 10, -1, step), attempt(three, 5, 5, step))
    print(attempt(loop, -large + 1, large - 1, step), attempt(loop, large - 1, -large + 1, step))
print(attempt(lambda: range()), attempt(lambda: range(1, 2, 3, 4)), attempt(lambda: range(stop=3)))

iterator = iter(range(5))
next(iterator)
print(iterator.__length_hint__(), iterator.__reduce__(), type(iterator).__name__, list(iterator), list(iterator))
print(type(iter(range(2**65))).__name__, range(3) == range(0, 3, 1), hash(range(3)) == hash(range(0, 3)), range(7)[2:5])
a, *b = range(4)
before = sys.getrefcount(large)
kept = [range(large, large + 2) for _ in range(10)]
del kept
print(a, b, sys.getrefcount(large) - before, sum(range(0, -1000, -3)))
