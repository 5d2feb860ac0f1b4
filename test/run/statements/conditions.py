# RUN: %compare --all-native %s
# Every test that can steer a jump: comparisons, chains, is, in, not, and, or, truth of each kind.


class Loud:
    def __init__(self, name, value):
        self.name, self.value = name, value

    def __bool__(self):
        print('bool', self.name, end=' ')
        return self.value

    def __lt__(self, other):
        print('lt', self.name, end=' ')
        return Loud(self.name + '<', self.value)


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


def branch(x):
    if x:
        r = 'true'
    else:
        r = 'false'
    return r if not x else r.upper()


def compare(a, b):
    out = []
    if a < b: out.append('<')
    if a <= b: out.append('<=')
    if a == b: out.append('==')
    if a != b: out.append('!=')
    if a > b: out.append('>')
    if a >= b: out.append('>=')
    if a is b: out.append('is')
    if a is not b: out.append('is not')
    while not a < b and a != b and out != ["!="] and len(out) < 9:
        a, b = b, a
        out.append("swap")
    return out, a, b


T, F = Loud('T', True), Loud('F', False)
print([branch(x) for x in (0, 1, '', 'x', None, [], [0], 0.0, -0.0, 1j, Sized(0), Sized(3), branch, {}, ...)])
for a, b in ((1, 2), (2, 1), (1, 1), (1.5, 1), (10**30, 10**30), ('a', 'b'), (float('nan'), 1.0), (True, 1), ((1, 2), (1, 3))):
    print(compare(a, b))
for x in (T, F):
    for y in (T, F):
        print((x and y).name, (x or y).name, bool(not x), 1 if x and not y or F else 2)
        if x < y < x:
            print('chained')
print(1 < 2 < 3 > 2 != 5 in [5], 1 < 1 < undefined if False else 'short', 3 in range(5) and 'a' not in 'xyz')
if None is None and (x := 5) is not None and not (x == 4 or x == 6):
    print('x', x)
assert x, 'not printed'
try:
    assert x == 6, f'x is {x}'
except AssertionError as error:
    print(repr(error))
for bad in (Sized(-1), Sized('a')):
    try:
        branch(bad)
    except Exception as error:
        print(repr(error))
