# RUN: %compare %s
# Arithmetic in functions without a frame: every pair of numbers at the edges of what they take, and what is no number.
import sys


class Odd(int):
    def __add__(self, other):
        return 'odd'

    def __lt__(self, other):
        return 'less'


class Real(float):
    def __mul__(self, other):
        return 'real'


class Pair:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def sum(self):
        return self.a + self.b

    def difference(self):
        return self.a - self.b

    def product(self):
        return self.a * self.b

    def quotient(self):
        return self.a / self.b

    def floor(self):
        return self.a // self.b

    def rest(self):
        return self.a % self.b

    def bits(self):
        return (self.a & self.b) | (self.a ^ 5)

    def longer(self):
        return self.a * self.a + self.b * self.b - 1

    def below(self):
        return self.a - self.b < 1

    def even(self):
        return self.a % 2 == 0

    def chosen(self):
        if self.a * 2 > self.b:
            return self.a + 1
        return self.b + 1

    def local(self):
        total = self.a + self.b
        return total

    def grow(self):
        self.a = self.a + self.b

    def scale(self, by):
        self.a *= by


def add(a, b):
    return a + b


def half(a):
    return a / 2


def between(a, low, high):
    return low <= a < high


def depth(traceback):
    return 1 + depth(traceback.tb_next) if traceback else 0


def show(function, *arguments):
    try:
        result = function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error), depth(error.__traceback__)
    return type(result).__name__, repr(result)


numbers = [0, 1, -7, 257, 2**30 - 1, -2**30, 2**53, 2**53 + 1, 2**61 - 1, 2**61, -2**61,
           2**62, 2**63, 0.0, -0.0, -1.5, 1e308, float('inf'), float('-inf'), float('nan'), True,
           Odd(3), Real(2.5), 'text', None, 2j]
methods = [value for name, value in vars(Pair).items() if callable(value) and name not in ('__init__', 'scale')]
for a in numbers:
    for b in numbers:
        if isinstance(a, int) and isinstance(b, str) or isinstance(b, int) and isinstance(a, str):
            if max(abs(x) for x in (a, b) if isinstance(x, int)) > 300:
                continue
        results = []
        for method in methods:
            pair = Pair(a, b)
            results.append(show(method, pair))
            results.append((repr(pair.a), repr(pair.b)))
        pair = Pair(a, b)
        results += [show(pair.scale, 3), repr(pair.a), show(add, a, b), show(half, a), show(between, a, b, 2**61), show(between, 0, a, b)]
        print(results)

# The objects that come out, and those that go.
pair = Pair(1, 1)
for round_ in range(300):
    pair.grow()
print(pair.a, pair.sum() is pair.sum(), Pair(1, 2).sum() is Pair(2, 1).sum(), Pair(1.5, 2).sum() is Pair(1.5, 2).sum())
pair = Pair(1.5, 2)
for round_ in range(300):
    pair.grow()
    pair.scale(0.5)
print(pair.a)


def references():
    a, b = float('1.25'), int('123456789')
    before = sys.getrefcount(a), sys.getrefcount(b)
    for round_ in range(50):
        pair = Pair(a, b)
        for method in methods:
            show(method, pair)
        add(a, b)
    del pair
    return [x - y for x, y in zip((sys.getrefcount(a), sys.getrefcount(b)), before)]


print(references())
