# RUN: %compare %s
# RUN: %compare --modes guards,slots %s
# Loops on words: ints that grow past a word, divisions by zero, NaN, and other types that come late.
import math


def report(function, *arguments):
    try:
        print(function.__name__, repr(function(*arguments)))
    except Exception as error:
        frame = error.__traceback__.tb_next
        values = {name: value for name, value in frame.tb_frame.f_locals.items() if name != 'items'}
        print(function.__name__, type(error).__name__, error, frame.tb_lineno - function.__code__.co_firstlineno, values)


def grows(n, start):
    total = start
    for i in range(n):
        total = total * 3 + i
    return total


def divides(items, by):
    total = 0.0
    count = 0
    for item in items:
        count += 1
        total += item / by
        by -= 1
    return total, count


def remainders(n, m):
    found = []
    for i in range(-n, n):
        q, r = i // m, i % m
        if q * m + r != i:
            found.append(i)
        m += 1
    return found


def mixed(items):
    total = 0
    best = None
    for item in items:
        total = total + item
        if best is None or item > best:
            best = item
    return total, best


def shifts(n):
    x = 1
    seen = 0
    for i in range(n):
        x = (x << 1) ^ (seen >> 3) | (i & 5)
        seen = ~x
    return x, seen


def roots(items):
    total = 0.0
    for item in items:
        total += math.sqrt(item) + math.sin(item) - abs(item)
    return total


def chained(n, low, high):
    inside = 0
    i = 0
    while i < n:
        if low <= i * 0.5 < high and not i % 3 == 1:
            inside += 1 if i & 1 else 2
        i += 1
    return inside


def extremes(items):
    low = high = items[0]
    for item in items:
        low = min(low, item)
        high = max(high, item, 0.5)
    return low, high


for n in 5, 39, 40, 41, 60:
    report(grows, n, 1)
report(grows, 30, 2.5)
report(grows, 3, 2 ** 62)
report(divides, [1.0] * 20, 30)
report(divides, [1, 2, 3, 4, 5], 4)
report(divides, [1.5] * 9, 5.0)
report(remainders, 30, -40)
report(remainders, 30, 3)
report(mixed, list(range(50)))
report(mixed, [1, 2, 2.5, 7, float('nan'), 3, float('inf')])
report(mixed, [1] * 30 + ['x'])
report(mixed, [True, False, 3] * 20)
report(mixed, [2 ** 62, 2 ** 62, 2 ** 63, -1] * 9)
report(shifts, 80)
report(roots, [float(i) for i in range(30)])
report(roots, [1, 2.0, 3] * 9)
report(roots, [4.0] * 20 + [-1.0])
report(roots, [float('inf')])
report(chained, 200, 10, 60.5)
report(extremes, [3.5, -0.0, 0.0, 2.25, 9.75] * 5)
report(extremes, [3, 1, 2])
report(extremes, [float('nan'), 1.0, 2.0])
