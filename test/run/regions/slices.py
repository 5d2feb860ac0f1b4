# RUN: %compare %s
# RUN: %compare --modes guards,slots --every 1,2,3,50 %s
# Slices of lists that go into lists, in loops on words: of equal and other lengths, over what ends, over what somebody
# has borrowed, with all kinds of bounds.


def flips(stack):
    count = 0
    first = stack[0]
    while first:
        stack[:first + 1] = stack[first::-1]
        count += 1
        first = stack[0]
    return count


def rotated(items, rounds, by):
    for i in range(rounds):
        items[i:i + by] = items[i + by - 1:i - 1 if i else None:-1]
    return items


def moved(to, of, bounds):
    for a, b, c, d in bounds:
        to[a:b] = of[c:d]
    return to, of


def stepped(to, of, rounds, step):
    for i in range(rounds):
        to[i::2] = of[i::step]
    return to


def all_of(to, of, rounds):
    for i in range(rounds):
        to[1:1 + len(of)] = of
    return to


def crossed(a, b, rounds):
    for i in range(rounds):
        a[:2], b[:2] = b[:2], a[:2]
        a[i], b[i] = b[i], a[i]
    return a, b


def kept(items, rounds):
    """What was there before the slice came over it."""
    seen = []
    for i in range(rounds):
        there = items[0]
        behind = items[1]
        items[0:2] = items[2:4]
        seen.append(there)
        seen.append(behind is there)
        items[2] = there
    return items, seen


def sums(items, rounds):
    total = 0.0
    for i in range(rounds):
        x = items[i]
        items[i:i + 2] = items[i + 1:i - 1 if i else None:-1]
        total = total * 2 + x
    return total, items


def copies(rows, rounds):
    out = []
    for i in range(rounds):
        row = rows[i][:]
        row[0] = i
        out.append(row)
    return out, rows


class Loud:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __del__(self):
        print("end of", self.name)


class Odd(list):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)

    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)


def shown(function, *arguments):
    try:
        print(function.__name__, function(*arguments))
    except Exception as error:
        print(function.__name__, type(error).__name__, error, error.__traceback__.tb_next.tb_lineno, arguments[0])


for stack in ([3, 1, 2, 0], [4, 2, 1, 3, 0, 5], [0], [7, 3, 1, 6, 2, 5, 4, 0]):
    shown(flips, stack)
shown(flips, [1.0, 0])
shown(flips, [True, False, 2])
shown(flips, [])
shown(flips, [2**70, 0])
shown(rotated, list(range(12)), 6, 5)
shown(rotated, [0.5 * i for i in range(12)], 10, 4)
shown(rotated, [Loud("a"), Loud("b"), Loud("c")], 3, 2)
numbers = list(range(10))
shown(moved, list(range(10)), numbers, [(0, 2, 3, 5), (-3, None, 0, 3), (2, 2, 4, 4), (5, 3, 1, 1), (0, 100, 0, 100)])
shown(moved, numbers, numbers, [(0, 4, 2, 6), (3, 7, 1, 5), (-4, -1, -3, 100)])
shown(moved, [1, 2, 3], [4, 5, 6], [(0, 1, 0, 3), (1, 1, 0, 2), (0, 3, 0, 0)])
shown(moved, [1, 2, 3], [4, 5, 6], [(0, 2**70, 0, 2**70), (-2**70, 2, -2**63, 2), (0, True, 0, 1)])
shown(moved, [1, 2, 3], (4, 5, 6), [(0, 2, 0, 2)])
shown(moved, (1, 2, 3), [4, 5, 6], [(0, 2, 0, 2)])
shown(moved, [1, 2, 3], [4, 5, 6], [(0, 1.5, 0, 2)])
shown(moved, Odd([1, 2, 3]), Odd([4, 5, 6]), [(0, 2, 0, 2)])
shown(moved, [Loud("d"), Loud("e"), 5], [1, 2, 3], [(0, 2, 1, 3), (1, 3, 0, 2)])
twice = Loud("twice")
shown(moved, [twice, twice, 5], [1, 2, 3], [(0, 2, 1, 3)])
print("kept")
del twice
pair = [Loud("f")] * 2
shown(moved, pair, [1, 2, 3], [(0, 2, 1, 3)])
shown(moved, [[1], [2], [3]], [[4], [5]], [(0, 2, 0, 2), (1, 3, 0, 2)])
shown(stepped, list(range(12)), list(range(100, 112)), 2, 2)
shown(stepped, list(range(12)), list(range(100, 112)), 3, -2)
shown(stepped, list(range(12)), list(range(100, 112)), 2, 3)
shown(stepped, list(range(12)), list(range(100, 112)), 2, 0)
shown(all_of, list(range(6)), ["a", "b"], 4)
shown(all_of, list(range(6)), "ab", 4)
shown(crossed, [1, 2, 3], [4.5, 5.5, 6.5], 3)
shown(kept, [10**10, 2.5, 3, 4.5, 5], 6)
shown(kept, [float(i) for i in range(6)], 6)
shown(sums, [float(i) for i in range(8)], 7)
shown(sums, [10**12 + i for i in range(8)], 7)
shown(copies, [[1, 2], [3, 4], [5]], 3)
for _ in range(3):
    shown(sums, [0.5 * i for i in range(30)], 28)
