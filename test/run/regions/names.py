# RUN: %compare %s
# RUN: %compare --modes guards %s
# Names that mean something else than the code says: builtins, functions of math, functions of the module.
import builtins
import math


def half(x):
    return x * 0.5


def clamp(x, low, high):
    if x < low:
        return low
    if x > high:
        return high
    return x


def fails(x):
    return 10 // (x - 7)


def deep(x):
    return clamp(half(x) + half(x + 1), 2.0, 9)


def loop(n):
    total = 0.0
    for i in range(n):
        total += half(i) + math.sqrt(i) + abs(-i) + deep(i)
    return total


def counts(n):
    total = 0
    for i in range(n):
        total += fails(i)
    return total


def report(function, *arguments):
    try:
        print(function.__name__, function(*arguments))
    except Exception as error:
        lines = []
        step = error.__traceback__.tb_next
        while step:
            lines.append((step.tb_frame.f_code.co_name, step.tb_lineno - step.tb_frame.f_code.co_firstlineno,
                          sorted(step.tb_frame.f_locals.items())))
            step = step.tb_next
        print(function.__name__, type(error).__name__, error, lines)


class Number(float):
    def __mul__(self, other):
        return f'{float(self)} times {other}'


report(loop, 30)
report(counts, 7)
report(counts, 20)
kept = half
half = lambda x: x
report(loop, 30)
half = kept
sqrt, math.sqrt = math.sqrt, lambda x: -x
report(loop, 30)
math.sqrt = sqrt
abs = lambda x: 100
report(loop, 30)
del abs
range = lambda n: [2.5] * n
report(loop, 5)
del range
clamp.__code__ = (lambda x, low, high: low).__code__
report(loop, 30)
clamp.__defaults__ = (1, 2)
report(loop, 30)
half = Number(3.0).__mul__
report(loop, 3)
half = None
report(loop, 3)
del half
report(loop, 3)
