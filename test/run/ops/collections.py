# RUN: %compare %s
"""Making, filling, unpacking and indexing collections, with every error of the interpreter's own wording."""


class Mapping:
    def __init__(self, keys):
        self.names = keys

    def keys(self):
        return self.names

    def __getitem__(self, key):
        if key == 3:
            raise IndexError(key)
        return key * 2


class Hostile:
    def __iter__(self):
        yield 1
        raise KeyError('inside')

    def __hash__(self):
        raise ValueError('no hash')


def attempt(function, *arguments):
    try:
        result = function(*arguments)
        print(function.__name__, 'made' if 'object' in repr(result) else result)
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


def two(x): a, b = x; return b, a
def three(x): [a, b, c] = x; return c, b, a
def none(x): [] = x; return 'empty'
def first(x): a, *b = x; return a, b
def last(x): *a, b = x; return a, b
def middle(x): a, *b, c, d = x; return a, b, c, d
def nested(x): (a, (b, *c)), d = x; return a, b, c, d
def spread(x): return [*x, *x], (*x,), {*x}
def merge(x): return {**x, 'z': 1, **x}
def called(x): return dict(**x)
def called_twice(x): return dict(a=1, **x)
def called_args(x): return max(*x, 5)
def called_both(x): return called(*x, **x)
def make_set(x): return len({x, x, 1})
def make_map(x): return {x: 1, 'b': x}
def get(x): return x[0], x[-1]
def get_key(x): return x['a']
def put(x): x[0] = x[-1] = 'p'; return x
def put_key(x): x['n'] = 1; return x
def remove(x): del x[0]; return x
def cut(x): return x[1:], x[:-1], x[::2], x[5:2:-1], x[None:None]
def cut_put(x): x[1:2] = 'xyz'; return x
def listed(x): return [i for i in x], {i for i in x}, {i: i for i in x}
def member(x): return 1 in x, 'a' in x, 1 not in x, 'in' if 'a' in x else 'out'
def length(x): return 'full' if x else 'empty', not x, bool(x and 1)


values = [(), (1,), (1, 2), [1, 2], [1, 2, 3], (1, (2, 3, 4)), ((1, (2, 3)), 4), range(3), 'ab', 'abc', {'a': 1}, {},
          {1: 2, 'a': 3}, set(), {1}, iter([1, 2]), Mapping(['a', 'b']), Mapping([1]), Mapping(3), Hostile(), None, 5,
          b'xy', bytearray(b'abc'), {'a': 1, 'b': 2}, (i for i in (7, 8, 9)), [[1]], 1.5, object, len]
functions = [two, three, none, first, last, middle, nested, spread, merge, called, called_twice, called_args, called_both,
             make_set, make_map, get, get_key, put, put_key, remove, cut, cut_put, listed, member, length]
for function in functions:
    for value in values:
        copy = value.copy() if hasattr(value, 'copy') else value
        attempt(function, copy)


def many():
    t = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, *range(3))
    a, b, c, d, e, f, g, *h = t
    m = {'a': a, 'b': b, 'c': c, 'd': d, 'e': e, 'f': f, 'g': g, **{'h': h}}
    return m, len(t), f'{a}{b}{c}{d!r}'


def swap(a, b, c, d):
    a, b = b, a
    a, b, c = c, a, b
    a, b, c, d = d, c, b, a
    return a, b, c, d


print(many(), swap(1, 2, 3, 4))


class Items(list):
    def __getitem__(self, i):
        return 'got', i

    def __setitem__(self, i, v):
        print('set', i, v)

    def __len__(self):
        return 3


class Missing(dict):
    def __missing__(self, key):
        return 'missing', key


print(Items([1])[0], Missing()['k'], Missing(a=1)['a'])
box = Items([1])
box[0] = 2
print(bool(box), 0 in box)
drops = []


class Drop:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        drops.append(self.name)


box = [Drop('a'), Drop('b')]
box[0] = Drop('c')
print(drops)
box[1] = box[0] = None
x, y = Drop('d'), Drop('e')
x, y = y, x
x = y = 0
print(drops, [Drop('t')][0].name, drops)
