# RUN: %compare %s
# Calls with keyword names: sites that see one function, and several; names that do not fit; defaults that change.
import sys
import traceback


def show(function, *arguments, **keywords):
    try:
        return function(*arguments, **keywords)
    except Exception as error:
        frames = [(frame.name, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)][1:]
        return type(error).__name__, str(error), frames


def plain(a, b, c=3, d=4):
    return a, b, c, d


def only(a, *, b, c=5):
    return a, b, c


def positional(a, b=1, /, c=2):
    return a, b, c


def more(a, *rest, b=7):
    return a, rest, b


def others(a, **keywords):
    return a, keywords


def everything(*rest, **keywords):
    return rest, keywords


def makes(a, b=2):
    yield a, b


async def waits(a, b=2):
    return a, b


class Thing:
    def __init__(self, a, b=2, *, c=3):
        self.values = a, b, c

    def method(self, a=1, b=2):
        return self.values, a, b

    def get(self, b=None):
        return b

    @classmethod
    def make(cls, a, c=9):
        return cls(a, c=c).values


def sites(f):
    return [show(lambda: f(1, b=2)), show(lambda: f(a=1, b=2)), show(lambda: f(b=2, a=1)), show(lambda: f(1, c=2)),
            show(lambda: f(1, 2, c=5)), show(lambda: f(1, a=2)), show(lambda: f(1, b=2, z=3)), show(lambda: f(b=2)),
            show(lambda: f(1, 2, 3, 4, d=5)), show(lambda: f(a=1, b=2, c=3, d=4)), show(lambda: f(1, 2, 3, 4, 5, b=6))]


def one_site(functions):
    return [f(1, b=2) for f in functions]


for f in plain, only, positional, more, others, everything, Thing, lambda a, b: (a, b):
    for round_ in range(3):
        print([each.values if isinstance(each, Thing) else each for each in sites(f)])
print([next(f(1, b=3)) for f in [makes] * 4])
for f in [waits] * 3:
    try:
        f(1, b=3).send(None)
    except StopIteration as result:
        print(result.value)
print(one_site([plain, others, plain, more, Thing(1).method, plain, only] * 3))

thing = Thing(a=1)
other = Thing(2, c=4)
thing.get = lambda a, b=0: (a, b)
for round_ in range(3):
    print([each.get(b=5) if each is other else each.get(1, b=5) for each in (thing, other, thing)], thing.method(b=7),
          Thing.make(1, c=3), Thing.make(a=2), other.method(a=3, b=4))


def references():
    value = object()
    before = sys.getrefcount(value)
    for round_ in range(50):
        plain(value, b=value)
        only(value, b=value, c=value)
        everything(value, value, k=value)
        others(value, z=value)
        show(plain, value, b=value, z=value)
        show(lambda: plain(value, c=value))
        Thing(value, c=value)
        everything(*(value, value))
    return sys.getrefcount(value) - before


print(references())

for change in ('', 'plain.__defaults__ = (30,)', 'plain.__defaults__ = None', 'plain.__defaults__ = (10, 20, 30, 40)',
               'only.__kwdefaults__ = None', 'only.__kwdefaults__ = {"b": 1, "c": 2}', 'plain.__code__ = (lambda d, c, b, a: (d, c, b, a)).__code__',
               'Thing.__init__.__kwdefaults__ = {}', 'Thing.__init__ = lambda self, b, a: setattr(self, "values", (a, b))'):
    exec(change)
    for round_ in range(3):
        print(change, show(lambda: plain(1, b=2)), show(lambda: plain(b=1, c=2, a=3)), show(lambda: plain(c=1)),
              show(lambda: only(a=1)), show(lambda: only(1, c=3)), show(lambda: Thing(a=1, b=2).values), show(lambda: Thing(1, c=2).values))

name = ''.join(['b', ''])
print(plain(1, **{name: 2}), everything(**{'x y': 1}), show(lambda: everything(**{1: 2})), show(lambda: plain(*[1], **{'a': 1})))


class Text(str):
    pass


print(everything(**{Text('t'): 1}), show(lambda: plain(1, **{Text('b'): 5})))
many = {f'k{i}': i for i in range(20)}
print(everything(1, k0=0, k1=1, k2=2, k3=3, k4=4, k5=5, k6=6, k7=7, k8=8, k9=9), everything(*range(20), **many))
