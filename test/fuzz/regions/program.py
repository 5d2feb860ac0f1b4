"""The text around the functions of a random program: the classes that they use, and what calls them."""

HEAD = '''\
import math
import operator
import sys

INTS = [0, 1, -1, 2, 7, 255, 256, 257, -5, -6, 2**30 - 1, 2**30, -2**30, 2**31, 2**53, 2**53 + 1, 2**60, 2**62 - 1, 2**62,
        -2**62, 2**63 - 1, 2**63, -2**63, 2**64]
FLOATS = [0.0, -0.0, 0.5, -1.5, 2.0, 3.75, 1e16, 1e308, -1e308, 5e-324, float('inf'), float('-inf'), float('nan')]


class Odd(float):
    def __add__(self, other):
        return Odd(float(self) - 1)

    def __mul__(self, other):
        return 'odd'


class P:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return type(self).__name__

    def get(self):
        return self.x

    def mix(self, by):
        if by == self.y:
            return self.x - by
        return self.x * by + self.y

@METHODS@

class Q(P):
    __slots__ = ()
    y = 2.5

    def __init__(self, x, y):
        self.x = x

    def get(self):
        return self.y


class V:
    @SLOTS@
    def __init__(self, x, y=0.5):
        self.x = x
        self.y = y

    def __repr__(self):
        return f'{type(self).__name__}({self.x!r}, {self.y!r})'

    def __add__(self, other):
        return V(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        if other is None:
            return NotImplemented
        return V(self.x - other.x, self.y - other.y)

    def __mul__(self, by):
        return V(self.x * by, self.y * by)

    def __rmul__(self, by):
        return V(by * self.x, by * self.y)

    def __lt__(self, other):
        return self.x < other.x

    def __iadd__(self, other):
        self.x += other.x
        return self

    def dot(self, other):
        return self.x * other.x + self.y * other.y

    def turned(self):
        if self.x > self.y:
            return V(self.y, self.x)
        return self

    def above(self, limit):
        if self.x > limit:
            return self.x - limit
        return None


class W(V):
    def __init__(self, x, y):
        self.y = y
        self.x = x
        self.kept = []

    def __radd__(self, other):
        return V(other.y, self.x)


OTHERS = [True, False, None, 'text', (1, 2), Odd(4.0), [3]]


def pick(seed, kind):
    """A value of a kind, always the same for a seed."""
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    pool = {'i': INTS[:10], 'I': INTS, 'f': FLOATS[:6], 'F': FLOATS, 'm': INTS[:8] + FLOATS[:6], 'o': OTHERS}[kind]
    return pool[(seed >> 8) % len(pool)]


def row(seed, kind, length):
    items = [pick(seed + 31 * i, kind) for i in range(length)]
    return [item * 1 if type(item) is float else item for item in items]


def show(value, depth=0):
    if type(value) is float:
        return value.hex() if value == value else 'nan'
    if type(value) in (list, tuple) and depth < 3:
        return type(value).__name__ + '[' + ','.join(show(item, depth + 1) for item in value) + ']'
    if hasattr(value, '__next__'):
        return f'{type(value).__name__} of {operator.length_hint(value)}'
    return f'{type(value).__name__}:{value!r}' if depth < 3 else '...'


def same(values):
    """Which of the values are one object: numbers that an interpreter makes anew are not."""
    first = {}
    return [first.setdefault(id(value), index) for index, value in enumerate(values)]


def run(function, *arguments):
    try:
        result = function(*arguments)
        text = show(result) + ' same ' + str(same(result))
    except Exception as error:
        frame = error.__traceback__.tb_next
        text = f'{type(error).__name__} {error}'
        while frame:
            values = frame.tb_frame.f_locals
            text += f' {frame.tb_frame.f_code.co_name}:{frame.tb_lineno} '
            text += ' '.join(f'{name}={show(value)}' for name, value in sorted(values.items()))
            frame = frame.tb_next
    lists = [argument for argument in arguments if type(argument) is list]
    owner = arguments[-1]
    text += f' p {show(owner.x)} {show(owner.y)} {same([owner.x, owner.y, *arguments[2:5]])}'
    print(function.__name__, text, 'then', ' '.join(map(show, lists)), same([item for each in lists for item in each]))

'''


TAIL = '''
KINDS = ['iifi', 'ffff', 'IIII', 'FFFF', 'mmmm', 'ifif', 'fiIF', 'offi', 'ioIF', 'iiio', 'ffof']
for number, function in enumerate(FUNCTIONS):
    for seed in range(CALLS):
        kinds = KINDS[(seed + number) % len(KINDS)]
        a, b = row(seed, kinds[0], seed % 7 + 1), row(seed + 5, kinds[1], (seed * 3) % 6 + 1)
        if seed % 5 == 4:  # another type comes late
            a = row(seed, kinds[0], 40) + [pick(seed, 'm'), pick(seed + 1, 'o')]
        if seed % 11 == 9:
            b = a
        run(function, a, b, seed % 9 if seed % 13 else pick(seed, 'o'), pick(seed, kinds[2]), pick(seed + 9, kinds[3]),
            (P, Q, P)[seed % 3](pick(seed + 2, kinds[0]), pick(seed + 4, kinds[1])))
'''
