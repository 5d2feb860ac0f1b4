# RUN: %compare --all-native %s
# Loops over what `range` returns: how they end, what they leave behind, what they are inside of.
import sys


def ends(n):
    total, last = 0, None
    for i in range(n):
        if i % 5 == 3:
            continue
        if i * i > 400:
            break
        total += i
        last = i
    else:
        total = -total
    return total, last, i if n else 'unbound'


def bounds():
    big = sys.maxsize
    for start, stop, step in ((0, 0, 1), (5, -5, -3), (-2, 9, 4), (big - 2, big, 1), (2 - big, -big, -1)):
        yield [i - 1 for i in range(start, stop, step)]
        sums = []
        for i in range(start, stop, step):
            sums.append(i + i)
        yield sums


def nested(n):
    table, k = {}, 'before'
    for i in range(n):
        for k in range(i, n, 2):
            table[i, k] = i * k - k // 3
            if k > i + 3:
                break
        for j in range(k):
            table[i] = table.get(i, 0) + j * i
    return table, k


def caught(values):
    seen = []
    try:
        for i in range(10):
            seen.append(values[i] / (i - 4))
    except (ZeroDivisionError, IndexError) as error:
        return seen, i, type(error), sys.exc_info()[2].tb_lineno
    finally:
        seen.append(i * 2)


def returns(n):
    before = 'unused'
    for i in range(n):
        if i + 1 == n:
            return i, before
        before = i * 3
    return before


def deleted(n):
    for i in range(n):
        if i > 2:
            del i
    return i


def rebound(n):
    for i in range(n):
        i = i * 1.5
        i -= 1
    return i


def captured(n):
    made = []
    for i in range(n):
        made.append(lambda: i + n)
        j = i * 2
    return [f() for f in made], j


print([ends(n) for n in (1, 2, 7, 40)])
try:
    ends(0)
except UnboundLocalError as error:
    print(error)
print(list(bounds()))
print(nested(6))
print(caught([1] * 10), caught([2, 3]))
print(returns(1), returns(9), returns(0))
try:
    deleted(5)
except UnboundLocalError as error:
    print(error)
print(rebound(4), captured(3))
