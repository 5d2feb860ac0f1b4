# RUN: %compare --all-native %s
# Recursion: direct, mutual, through closures, methods, sort keys and generators.
import functools


def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
def ackermann(m, n): return n + 1 if not m else ackermann(m - 1, 1) if not n else ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, a='a', b='b', c='c'):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


def permutations(items):
    if not items:
        yield []
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [x] + rest


class Tree:
    def __init__(self, depth): self.left, self.right = (Tree(depth - 1), Tree(depth - 1)) if depth else (None, None)
    def count(self): return 1 + (self.left.count() + self.right.count() if self.left else 0)
    def __iter__(self):
        yield 1
        if self.left:
            yield from self.left
            yield from self.right


@functools.lru_cache(maxsize=None)
def memo(n): return n if n < 2 else memo(n - 1) + memo(n - 2)


Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(fib(18), even(300), odd(301), ackermann(2, 5), list(hanoi(3)), len(list(permutations('abcd'))))
print(Tree(6).count(), sum(Tree(5)), memo(90), Y(lambda f: lambda n: 1 if n < 2 else n * f(n - 1))(20))
print(sorted(range(8), key=fib, reverse=True), sorted('bca', key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b))))
