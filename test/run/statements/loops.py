# RUN: %compare --all-native %s
# for, while, break, continue and else in every nesting that changes where control goes.


def search(table, wanted):
    for i, row in enumerate(table):
        for j, x in enumerate(row):
            if x is None:
                continue
            if x == wanted:
                break
        else:
            continue
        break
    else:
        return None
    return i, j


def collatz(n):
    steps = 0
    while n != 1:
        if n % 2:
            n = 3 * n + 1
        else:
            n //= 2
        steps += 1
    else:
        steps = -steps
    return steps


def forever():
    n = 0
    while True:
        n += 1
        if n < 10:
            continue
        for n in range(n, n + 5):
            if n == 12:
                return n


def kinds():
    out = []
    for source in (range(3), range(5, 0, -2), [1, 2], (3, 4), 'ab', {'k': 1}, {7}, b'xy', iter([8]),
                   zip('ab', [1, 2]), map(abs, [-1]), (x for x in (1, 2)), {'d': 2}.items(), range(0)):
        for x in source:
            out.append(x)
    return out


def changing():
    lst = [1, 2, 3]
    for x in lst:
        if x < 4:
            lst.append(x + 3)
    return lst


table = [[1, 2], [3, None, 4], []]
print(search(table, 4), search(table, 9), collatz(27), forever())
print(kinds(), changing())
for i in range(3):
    pass
print(i, sum(j for j in range(100000)), [k for k in range(10**20, 10**20 + 2)])
