# RUN: %compare %s
"""No operation keeps or loses a reference: each is run often, on objects whose reference counts are looked at before
and after, where it succeeds and where it fails."""
import gc
import sys


class Thing:
    kind = 'thing'
    def __init__(self, value=None): self.value = value
    def method(self): return self
    @property
    def itself(self): return self
    def __getitem__(self, key): return key
    def __enter__(self): return self
    def __exit__(self, *exc): return True
    def __iter__(self): return iter((self, self))


class Slots:
    __slots__ = ('value',)


class Fails:
    def __add__(self, other): raise KeyError(other)
    __radd__ = __iadd__ = __getitem__ = __lt__ = __contains__ = __add__
    def __bool__(self): raise KeyError(self)
    def __setitem__(self, key, value): raise KeyError(value)
    def __setattr__(self, key, value): raise KeyError(value)
    def __getattr__(self, key): raise AttributeError(self)
    def __hash__(self): raise KeyError(self)
    def __iter__(self): yield self; raise KeyError(self)
    def __enter__(self): raise KeyError(self)
    def __exit__(self, *exc): pass
    def __format__(self, spec): raise KeyError(spec)


def attribute(o): return o.value, o.kind, o.itself
def store(o): o.value = [o]; o.value = None; o.late = o; del o.late
def method(o): return o.method(), o.method
def item(o): return o[0], o[-1], o['k'], o[o]
def put(o): o[0] = o; o['k'] = o
def add(o): x = o; x = x + o; x += o; return o + o
def compare(o): return o < o, o == o, o is o, o in o, o not in (o, 1), 1 if o == [] else 2
def build(o): return (o, o), [o, o], {1: o, 2: o}, {'a': o, 'b': o}, f'{o}{o!r:>300}', [*o, *o], {**{'a': o}}, o[o:o]
def unpack(o): a, b = o; c, *d = o; return a, b, c, d
def raises(o): raise o
def raises_from(o): raise KeyError(o) from o
def manager(o):
    with o as x:
        raise ValueError(x)
def closure(o):
    def inner(a=o, *, b=o): return o, a, b
    p = o
    del o
    return inner, lambda: p
def match(o):
    match o:
        case Thing(value=None, kind=k): return k
        case [a, b]: return a, b
        case {'k': v}: return v
def call(o): return dict(a=o, **{'b': o}), print(*[o][1:], end=''), max(*o, key=id)
def call_wrong(o): return dict(a=o, **{'a': o})
def text(o): s = 'ab'; s += 'c' * 3; s = s + s; return s[0], s[1:], 'c' in s, s == 'abc', -len(s), ~len(s)
def numbers(o): x = 1 << 20; x += 1 << 29; x = x * x; y = 0.5; y += x; y = y * y + y; return x, y, -y, x // 7, x % 7
def group(o):
    try:
        raise ExceptionGroup('g', [ValueError(o), TypeError(o)])
    except* ValueError as e:
        e.exceptions


functions = [attribute, store, method, item, put, add, compare, build, unpack, raises, raises_from, manager, closure, match,
             call, call_wrong, text, numbers, group]


def run(function, o):
    try:
        function(o)
    except Exception:
        pass


slots = Slots()
slots.value = 'kept'
objects = [Thing(), Fails(), slots, [1, 2], {'k': 'v', 0: 'zero', -1: 'last'}, (1, 2), 'text', 3, 2.5, ValueError('v'), {1, 2}]
for function in functions:
    changed = []
    for o in objects:
        others = [Thing, Fails, Thing.method, KeyError, dict, 'kept', ValueError]
        for _ in range(5):
            run(function, o)
        gc.collect()
        before = [sys.getrefcount(x) for x in [o] + others]
        for _ in range(200):
            run(function, o)
        gc.collect()
        after = [sys.getrefcount(x) for x in [o] + others]
        changed += [(type(o).__name__, i, b - a) for i, (a, b) in enumerate(zip(before, after)) if abs(b - a) > 20]
    print(function.__name__, changed)
