# RUN: %compare %s
"""Lookups in sets of every shape: sparse, full of deleted entries, with equal hashes, with keys of other types."""
import random


class Same:
    """Equal to an int, with its hash."""
    def __init__(self, n): self.n, self.asked = n, 0
    def __hash__(self): return hash(self.n)
    def __eq__(self, other): self.asked += 1; return self.n == other


class Text(str):
    pass


def count(container, items):
    found = 0
    for item in items:
        if item in container:
            found += 1
        if item not in container:
            found += 1000
    return found


def churn(rng, size, rounds):
    """A small set that is filled and emptied again: its table fills with deleted entries."""
    live, model, answers = set(), {}, 0
    for _ in range(rounds):
        n = rng.randrange(-size, size)
        if n in live:
            live.discard(n)
            del model[n]
        else:
            live.add(n)
            model[n] = True
        for other in range(-size - 2, size + 2):
            answers = answers * 2 + (other in live) & 0xFFFFFFFF
            if (other in live) != (other in model):
                return 'wrong', other
    return answers, sorted(live)


rng = random.Random(3)
for size in (1, 2, 3, 5, 11, 40):
    print(size, churn(rng, size, 200))

numbers = [0, 1, -1, -2, 2**29, 2**30, -2**30, 2**61 - 1, 2**61, 2**64, 0.0, 1.0, -2.0, True, False, 1j]
for stride in (1, 8, 32, 1 << 20, 1 << 40, 1 << 61):  # equal low bits, or equal hashes
    stepped = {i * stride for i in range(20)}
    print(stride, count(stepped, numbers), count(stepped, [i * stride for i in range(-5, 25)]), count(frozenset(stepped), numbers))

texts = ['', 'a', 'abc', 'é', '\u20ac', '\U0001f600', Text('abc'), ''.join(['a', 'bc']), 'x' * 40]
print(count({'abc', 'é', '\u20ac', ''}, texts), count(set(texts), texts), count(set(), texts + numbers))
print(count({0, 'a', None, (), 1.5}, numbers + texts + [None, (), 1.5]))

clash = {Same(5), Same(6), 7}
print(count(clash, [5, 6, 7, 8, 'a']), sorted(s.asked for s in clash if isinstance(s, Same)))
asked = Same(7)
print(count({5, 6, 7}, [asked, 7, asked]), asked.asked)
for bad in ([], {}, {1: 2}):
    try:
        print(bad in {1, 2})
    except TypeError as error:
        print(error)
print(set() in {frozenset(), 1}, {1} in {frozenset([1])})
