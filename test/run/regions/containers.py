# RUN: %compare %s
# RUN: %compare --modes guards,slots %s
# What loops walk along and write into: iterators that are left in the midst, lists that change, items that are swapped,
# and objects that are the same before and after.


def left_in_the_midst(items):
    walk, pairs, rows, back = iter(items), enumerate(items, 5), zip(items, items[1:]), reversed(items)
    total = 0
    for item in walk:
        total += item
        if total > 40:
            break
    for i, item in pairs:
        total -= i
        if i > 12:
            break
    for left, right in rows:
        total += left * right
        if total > 200:
            break
    for item in back:
        total += item
        if item < 15:
            break
    return total, list(walk), next(pairs), next(rows), next(back), list(back)


def grows(items):
    count = 0
    for item in items:
        if item > 3:
            items.append(item - 2)
        count += item
    return items, count


def bubbles(items):
    n = len(items)
    for i in range(n):
        for j in range(n - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
    return items


def inserts(items):
    for i in range(1, len(items)):
        held = items[i]
        j = i - 1
        while j >= 0 and items[j] > held:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = held
    return items


def rotates(rows):
    for i in range(len(rows) - 1):
        rows[i], rows[i + 1] = rows[i + 1], rows[i]
    return rows


def keeps(values):
    """Whether the objects stay the same."""
    kept = []
    last = values[0]
    for value in values:
        if value >= last:
            last = value
        kept.append(last)
    return [any(one is other for other in values) for one in kept], last is kept[-1]


def shares(n):
    items = [0.0] * 3
    x = 1.5
    for i in range(n):
        x = x * 1.25
        items[i % 3] = x
    return items[(n - 1) % 3] is x, items


def writes_over(a, b):
    first = a[0]
    for i in range(len(a)):
        a[i] = a[i] + 0.5
        b[i] = first
    return first, a, b, [item is first for item in b]


def held(a, n):
    """What waits on the stack while something is written over."""
    total = 0
    seen = []
    for i in range(n):
        total += a[0] + (x := a[1]) + (a[1] - x)
        a[0] = a[2] = y = a[1] * 2.0
        a[1], a[2], a[0], a[3] = a[3], a[1], a[2], a[0]
        if (a[1] or (z := a[2])) and a[3] > (z := total):
            seen.append((i, z))
    return total, x, y, seen, a, [p is q for p, q in zip(a, a[1:])]


def matrix(n):
    a = [[i * n + j for j in range(n)] for i in range(n)]
    b = [[i - j * 0.5 for j in range(n)] for i in range(n)]
    result = []
    for i in range(n):
        row = []
        for j in range(n):
            s = 0
            for k in range(n):
                s += a[i][k] * b[k][j]
            row.append(s)
        result.append(row)
    return result


def beyond(items, n):
    total = 0
    try:
        for i in range(n):
            total += items[i]
    except IndexError as error:
        return str(error), i, total, error.__traceback__.tb_lineno - beyond.__code__.co_firstlineno
    return total


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('end of', self.name)


def ends():
    value = Told('the first')
    for i in range(20):
        if i == 3:
            print('third round')
        value = i * 2.5
    print(value)
    items = [Told(f'item {i}') for i in range(3)]
    for i in range(3):
        items[i] = i
        print('stored', i)
    x = y = Told('shared')
    for i in range(4):
        x = i
        print('x is', x)
        y = 0.5
    return x, y


def text(word):
    total = 0
    for i in range(len(word)):
        if word[i] == 'a':
            total += ord(word[i]) * i
        elif word[i] != 'z':
            total -= 1
    for letter in word:
        if letter == 'b':
            total += 1000
    return total


numbers = [7, 12, 3, 25, 1, 18, 9, 14, 30, 2]
print(left_in_the_midst(numbers))
print(grows([5, 2, 7, 9]))
print(bubbles(numbers[:]), bubbles([2.5, -1.0, 9.0, 0.25]), bubbles([3, 2.5, True, 9]))
print(inserts(numbers[:]), inserts([2.5, -1.0, 9.0, 0.25]), inserts(list('later')))
print(rotates([[1], [2], [3], [4]]), rotates([1000, 2000, 3000]), rotates([None, 'x', 2.5]))
print(keeps([1000.5, 2000.5, 1500.5, 3000.5]), keeps([10 ** 9, 10 ** 10, 5]))
print(shares(10))
print(writes_over([1.5, 2.5, 3.5], [0.0, 0.0, 0.0]))
print(held([1.5, 2.5, 0.0, 4.25], 9), held([1000, 2000, 3000, 10 ** 12], 3))
print(matrix(5))
print(beyond(list(range(10)), 10), beyond(list(range(10)), 11), beyond([0.5] * 5, 9))
print(ends())
print(text('abracadabra' * 4), text('žluťoučký a b'))
