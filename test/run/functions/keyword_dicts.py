# RUN: %compare %s
# Small dicts: displays, **kwargs and what f(*args, **kwargs) hands on. What they hold, who tracks them, how they end.
import gc
import sys
import weakref


def collects(*args, **kwargs):
    return args, kwargs, gc.is_tracked(kwargs)


def named(a, b=2, *args, c=3, **kwargs):
    return a, b, args, c, kwargs


def one_named(a, *args, **kwargs):
    return a, args, kwargs


def positional(a, /, **kwargs):
    return a, kwargs


def only_keywords(**kwargs):
    kwargs['mine'] = 1
    return kwargs


def plain(a, b):
    return a, b


def defaulted(a, b=2, c=[3]):
    return a, b, c


def partly(a, /, b, c=3):
    return a, b, c


def simply_suspended(a, b=2):
    yield a
    yield b


def leaf(a, b=2):
    return b


def suspended(*args, **kwargs):
    kwargs['mine'] = yield kwargs
    yield kwargs, args


class Made:
    def __init__(self, *args, **kwargs):
        self.what = args, kwargs

    def method(self, *args, **kwargs):
        return args, kwargs

    def __call__(self, **kwargs):
        return kwargs


class Text(str):
    pass


def wrap(f):
    def wrapper(*args, **kwargs):
        before = dict(kwargs)
        result = f(*args, **kwargs)
        if kwargs != before:
            return 'changed', kwargs
        return result
    return wrapper


def show(f, *args, **kwargs):
    try:
        result = f(*args, **kwargs)
        if hasattr(result, 'send'):
            result = next(result), result.send('sent')
        print('  ', getattr(result, 'what', result))
    except TypeError as error:
        print('  ', error)


def keys():
    """Mappings of all kinds, made anew each time."""
    yield {}
    yield {'k': 1}
    yield {'k': [], 'l': (1, []), 'm': ()}
    yield {'a': 1}
    yield {'b': 1, 'c': 2, 'd': 3}
    yield {'mine': 0}
    yield {'b': 7}
    yield {'c': 8, 'a': 9}
    yield {'c': 8, 'b': 9}
    yield {'b'.join(('', '')) + 'b': 5}
    yield {''.join(('lon', 'g')): 5}
    yield {f'k{i}': i for i in range(12)}
    yield {Text('t'): 1}
    yield {1: 2}
    deleted = {f'k{i}': i for i in range(5)}
    for i in range(4):
        del deleted[f'k{i}']
    yield deleted
    yield {'not interned'[:4] + str(len(deleted)): 1, 'a'.join('') + 'a': 2}
    yield Made().__dict__
    yield type('Mapping', (), {'keys': lambda self: iter('xy'), '__getitem__': lambda self, key: key * 2})()
    yield type('Mapping', (), {'keys': lambda self: iter('xx'), '__getitem__': lambda self, key: key * 2})()
    yield [('k', 1)]


FUNCTIONS = (collects, named, one_named, positional, only_keywords, plain, defaulted, partly, simply_suspended, leaf,
             suspended, Made, Made().method, Made(), dict, print, lambda **kwargs: gc.get_referents(kwargs))
for f in FUNCTIONS:
    print(getattr(f, '__qualname__', 'instance'))
    for arguments in (), (1,), (1, 2), (1, 2, 3):
        for mapping in keys():
            try:
                show(f, *arguments, **mapping)
            except (TypeError, AttributeError) as error:
                print('  ', type(error).__name__, str(error).split(' at 0x')[0])
            try:
                show(wrap(wrap(f)), *arguments, **mapping)
            except (TypeError, AttributeError) as error:
                print('  ', type(error).__name__, str(error).split(' at 0x')[0])


def displays(value):
    return [{}, {'a': value}, {'a': value, 'b': None}, {'a': value, 'a': 2}, {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': value},
            {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': value}, {1: value, 'a': 2}, {'a b': value, 'c d': 1, 'a b': 2},
            {str(value): 1, 'x': 2}]


for value in 1, 'text', (), (1, 2), ([],), [], None, int, len, object, displays, 1.5:
    made = displays(value)
    print([(d, gc.is_tracked(d), sys.getsizeof(d), len(d)) if not callable(value) else gc.is_tracked(d) for d in made])
    for d in made:
        d['more'] = value
        d.setdefault('x', 5)
        d.pop('a', None)
        for i in range(4):
            d[f'k{i}'] = i
        if not callable(value):
            print(d, sys.getsizeof(d))


def large(i):
    """At the edges of the sizes."""
    return [
            {'a0': i, 'a1': i, 'a2': i, 'a3': i, 'a4': i, 'a5': i, 'a6': i, 'a7': i, 'a8': i, 'a9': i},
            {'a0': i, 'a1': i, 'a2': i, 'a3': i, 'a4': i, 'a5': i, 'a6': i, 'a7': i, 'a8': i, 'a9': i, 'b0':
             i},
            {'a0': i, 'a1': i, 'a2': i, 'a3': i, 'a4': i, 'a5': i, 'a6': i, 'a7': i, 'a8': i, 'a9': i, 'b0':
             i, 'b1': i, 'b2': i, 'b3': i, 'b4': i, 'b5': i, 'b6': i, 'b7': i, 'b8': i, 'b9': i, 'c0': i},
            {'a0': i, 'a1': i, 'a2': i, 'a3': i, 'a4': i, 'a5': i, 'a6': i, 'a7': i, 'a8': i, 'a9': i, 'b0':
             i, 'b1': i, 'b2': i, 'b3': i, 'b4': i, 'b5': i, 'b6': i, 'b7': i, 'b8': i, 'b9': i, 'c0': i,
             'c1': i},
            {'a0': i, 'a1': i, 'a2': i, 'a3': i, 'a4': i, 'a5': i, 'a6': i, 'a7': i, 'a8': i, 'a9': i, 'b0':
             i, 'b1': i, 'b2': i, 'b3': i, 'b4': i, 'b5': i, 'b6': i, 'b7': i, 'b8': i, 'b9': i, 'c0': i,
             'c1': i, 'c2': i, 'c3': i, 'c4': i, 'c5': i, 'c6': i, 'c7': i, 'c8': i, 'c9': i, 'd0': i, 'd1':
             i, 'd2': i, 'd3': i, 'd4': i, 'd5': i, 'd6': i, 'd7': i, 'd8': i, 'd9': i, 'e0': i, 'e1': i},
            {'a0': i, 'a1': i, 'a2': i, 'a3': i, 'a4': i, 'a5': i, 'a6': i, 'a7': i, 'a8': i, 'a9': i, 'b0':
             i, 'b1': i, 'b2': i, 'b3': i, 'b4': i, 'b5': i, 'b6': i, 'b7': i, 'b8': i, 'b9': i, 'c0': i,
             'c1': i, 'c2': i, 'c3': i, 'c4': i, 'c5': i, 'c6': i, 'c7': i, 'c8': i, 'c9': i, 'd0': i, 'd1':
             i, 'd2': i, 'd3': i, 'd4': i, 'd5': i, 'd6': i, 'd7': i, 'd8': i, 'd9': i, 'e0': i, 'e1': i,
             'e2': i},
            {'a0': i, 'a1': i, 'a2': i, 'a3': i, 'a4': i, 'a5': i, 'a6': i, 'a7': i, 'a8': i, 'a9': i, 'b0':
             i, 'b1': i, 'b2': i, 'b3': i, 'b4': i, 'b5': i, 'b6': i, 'b7': i, 'b8': i, 'b9': i, 'c0': i,
             'c1': i, 'c2': i, 'c3': i, 'c4': i, 'c5': i, 'c6': i, 'c7': i, 'c8': i, 'c9': i, 'd0': i, 'd1':
             i, 'd2': i, 'd3': i, 'd4': i, 'd5': i, 'd6': i, 'd7': i, 'd8': i, 'd9': i, 'e0': i, 'e1': i,
             'e2': i, 'e3': i, 'e4': i, 'e5': i, 'e6': i, 'e7': i, 'e8': i, 'e9': i, 'f0': i, 'f1': i, 'f2':
             i, 'f3': i, 'f4': i, 'f5': i, 'f6': i, 'f7': i, 'f8': i, 'f9': i, 'g0': i, 'g1': i, 'g2': i,
             'g3': i, 'g4': i, 'g5': i, 'g6': i, 'g7': i, 'g8': i, 'g9': i, 'h0': i, 'h1': i, 'h2': i, 'h3':
             i, 'h4': i, 'h5': i, 'h6': i, 'h7': i, 'h8': i, 'h9': i, 'i0': i, 'i1': i, 'i2': i, 'i3': i},
            {'a0': i, 'a1': i, 'a2': i, 'a3': i, 'a4': i, 'a5': i, 'a6': i, 'a7': i, 'a8': i, 'a9': i, 'b0':
             i, 'b1': i, 'b2': i, 'b3': i, 'b4': i, 'b5': i, 'b6': i, 'b7': i, 'b8': i, 'b9': i, 'c0': i,
             'c1': i, 'c2': i, 'c3': i, 'c4': i, 'c5': i, 'c6': i, 'c7': i, 'c8': i, 'c9': i, 'd0': i, 'd1':
             i, 'd2': i, 'd3': i, 'd4': i, 'd5': i, 'd6': i, 'd7': i, 'd8': i, 'd9': i, 'e0': i, 'e1': i,
             'e2': i, 'e3': i, 'e4': i, 'e5': i, 'e6': i, 'e7': i, 'e8': i, 'e9': i, 'f0': i, 'f1': i, 'f2':
             i, 'f3': i, 'f4': i, 'f5': i, 'f6': i, 'f7': i, 'f8': i, 'f9': i, 'g0': i, 'g1': i, 'g2': i,
             'g3': i, 'g4': i, 'g5': i, 'g6': i, 'g7': i, 'g8': i, 'g9': i, 'h0': i, 'h1': i, 'h2': i, 'h3':
             i, 'h4': i, 'h5': i, 'h6': i, 'h7': i, 'h8': i, 'h9': i, 'i0': i, 'i1': i, 'i2': i, 'i3': i,
             'i4': i}
    ]


for made in large(1):
    print(len(made), sys.getsizeof(made), sum(made.values()), all(key in made for key in list(made)), 'z' in made)
    made['z'] = 1
    print(sys.getsizeof(made), list(made)[-2:])


def many_names(**kwargs):
    return len(kwargs), sys.getsizeof(kwargs)


print(many_names(a0=0, a1=1, a2=2, a3=3, a4=4, a5=5, a6=6, a7=7, a8=8, a9=9, b0=0, b1=1, b2=2, b3=3, b4=4, b5=5, b6=6, b7=7, b8=8, b9=9))
print(many_names(a0=0, a1=1, a2=2, a3=3, a4=4, a5=5, a6=6, a7=7, a8=8, a9=9, b0=0, b1=1, b2=2, b3=3, b4=4, b5=5, b6=6, b7=7, b8=8, b9=9,
                 c0=0))


def collisions():
    """Keys that fall into the same slots."""
    found = 0
    for first in range(60):
        a, b, c, d, e = (f'n{first * 7 + i * 13}' for i in range(5))
        made = {a: 1, b: 2, c: 3, d: 4, e: 5}
        found += sum(made[key] for key in (a, b, c, d, e)) + ('absent' in made) + (list(made) == [a, b, c, d, e])
    return found


print(collisions())


class Ends:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        ends.append(self.name)


def ending():
    {'a': Ends('a'), 'b': Ends('b')}
    collects(x=Ends('x'), y=Ends('y'))
    wrap(collects)(Ends('p'), z=Ends('z'))
    cycle = {'me': None, 'it': Ends('cycle')}
    cycle['me'] = cycle


ends = []
ending()
print(ends)
gc.collect()
print(ends)


def nested(depth):
    d = {}
    for _ in range(depth):
        d = {'inner': d, 'more': 1}
    return d


d = nested(100000)
del d


class Watched(dict):
    pass


w = Watched(a=1)
seen = weakref.ref(w, lambda ref: print('gone'))
w = {'w': w}
del w


def counts(n):
    gc.collect()
    gc.disable()
    before = gc.get_count()[0]
    kept = [{'a': i, 'b': [i]} for i in range(n)]
    during = gc.get_count()[0]
    del kept
    for i in range(n):
        collects(a=i)
    after = gc.get_count()[0]
    gc.enable()
    return during - before, after - before


counts(100)
print(*counts(500))
