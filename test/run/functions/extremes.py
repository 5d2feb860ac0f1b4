# RUN: %compare %s
# max and min: of two numbers, and of all else; ties, NaN, operands that compare in their own way, other functions by these names.
big = 1 << 40
vals = [0, 1, -1, 2.5, -0.0, 0.0, float('nan'), float('inf'), True, False, 'a', 'b', (1,), (2,), big, -big, 3, 1000, 1000.0]


class C:
    def __lt__(self, o):
        return True

    def __gt__(self, o):
        return True

    def __repr__(self):
        return 'C'


vals.append(C())


def both(a, b):
    return max(a, b), min(a, b)


def of_all(*arguments, **named):
    return max(*arguments, **named)


for a in vals:
    for b in vals:
        try:
            r = both(a, b)
        except TypeError as e:
            print(e)
            continue
        print(repr(r), r[0] is a, r[0] is b, r[1] is a, r[1] is b)
print(both('ab', 'cd'), of_all(1, 2, 3), of_all([1, 5, 2]), of_all((), default=3), of_all('abc', key=lambda c: -ord(c)))
for args in (), (1,), ('',), (1, 'x'):
    try:
        print(max(*args))
    except (TypeError, ValueError) as e:
        print(e)


def greater(x, y):
    return max(x, y)


for i in range(3):
    print(greater(i, 1))
max = min
for i in range(3):
    print(greater(i, 1))
