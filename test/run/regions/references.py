# RUN: %compare %s
# RUN: %compare --modes guards --every 1,2,5 %s
# Nothing is left behind by loops on words, and nothing is given back twice: blocks of memory are counted.
import sys


class Point:
    def __init__(self, x):
        self.x = x


def sorts(items):
    items = items[:]
    for i in range(len(items)):
        for j in range(len(items) - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]


def inserts(items):
    items = items[:]
    for i in range(1, len(items)):
        held = items[i]
        j = i - 1
        while j >= 0 and items[j] > held:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = held


def holds(items):
    a = items[:]
    total = 0
    for i in range(6):
        total += a[0] + (x := a[1]) + (a[1] - x)
        a[0] = a[2] = y = a[1] * 2.0
        a[1], a[2], a[0], a[3] = a[3], a[1], a[2], a[0]
        if (a[1] or (z := a[2])) and a[3] > (z := total):
            total -= 1
        if i == 4:
            break


def appends(items):
    made = []
    last = items[0]
    for item in items:
        last = item * 1.5
        made.append(last)
        made.append(item)
        kept = made[-1]
    return kept


def walks(items):
    for i, (left, right) in enumerate(zip(items, items[1:])):
        for j in range(i):
            for again in items:
                if again > right:
                    break
            else:
                left = again
        if i > 5:
            return left


def attributes(items):
    points = [Point(item) for item in items]
    best = points[0]
    for point in points:
        point.x = point.x * 1.5
        point.other = best.x
        if point.x > best.x:
            best = point
    return best.other


def fails(items):
    total = 0.0
    i = 0
    try:
        while True:
            total += items[i] * 0.5
            last = items[i]
            i += 1
    except IndexError:
        return last


def mixes(items):
    total = 0
    for item in items + [1 << 70, 'x', None]:
        try:
            total = total + item
        except TypeError:
            total = item


FLOATS = [(i * 7919 % 101) * 1.25 for i in range(30)]
INTS = [(i * 7919 % 101 + 1) * 10 ** 9 for i in range(30)]
for function in sorts, inserts, holds, appends, walks, attributes, fails, mixes:
    for items in FLOATS, INTS, FLOATS[:9] + INTS[:9], [item * 3 for item in (10 ** 15, 2.5, 10 ** 20, 4e300)]:
        counts = [sys.getrefcount(item) for item in items]
        for _ in range(40):
            function(items)
        before = sys.getallocatedblocks()
        for _ in range(150):
            function(items)
        grown = sys.getallocatedblocks() - before
        print(function.__name__, 'grows' if grown > 60 else 'stays', [sys.getrefcount(item) for item in items] == counts)
