# RUN: %compare --all-native %s
# Everything that can be called: functions, methods, classes, builtins, instances, partials, nested results.
import functools


def add(a, b=10): return a + b


class Counter:
    total = 0

    def __init__(self, start=0, *, step=1): self.n, self.step = start, step
    def bump(self, times=1): self.n += self.step * times; return self
    @classmethod
    def make(cls, *args, **kw): return cls(*args, **kw)
    @staticmethod
    def double(x): return x * 2
    def __call__(self, *args, **kw): return self.n, args, kw
    @property
    def action(self): return self.bump


class NoInit: pass
class FromNew:
    def __new__(cls, x): return x * 2
class Sub(Counter):
    def bump(self, times=1): return super().bump(times * 100)
class TupleSub(tuple):
    def first(self): return self[0]


c = Counter(5, step=2)
bound, unbound = c.bump, Counter.bump
print(add(1), add(1, 2), add(b=1, a=2), add(*[1]), c.bump().bump(3).n, bound(2).n, unbound(c, 1).n)
print(Counter.make(1).n, c.make(2, step=3).step, Counter.double(4), c.double('x'), c(1, k=2), c.action(1).n)
print(type(NoInit()).__name__, FromNew(21), Sub(1).bump().n, TupleSub([7]).first(), Counter.__call__(c))
print(functools.partial(add, 1)(5), functools.partial(add, b=3)(1), functools.reduce(add, [1, 2, 3]), list(map(add, [1], [2])))
print(len('abc'), int('12', 16), str(b'x', 'ascii'), max(1, 2, key=lambda v: -v), sorted([3, 1], reverse=True), 'a-b'.split('-', 1))
print((lambda *a, **k: (a, k))(1, *[2], z=3), (lambda: (lambda: 'inner'))()(), [f(3) for f in (abs, float, add, Counter.double)])
print(dict(a=1, **{'b': 2}), ''.join(['a', 'b']), [].append(1), {}.get('x', 'd'), type('T', (Counter,), {'z': 1})().z, isinstance(1, int))
number, nothing = 5, None
for bad in (lambda: number(), lambda: c.missing(), lambda: NoInit(1), lambda: Counter(1, 2), lambda: len(), lambda: len(1, 2), lambda: c.bump(1, 2),
            lambda: Counter.bump(), lambda: int(x=1), lambda: 'a'.split(foo=1), lambda: nothing(), lambda: FromNew(), lambda: object.__init__()):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


# A function as an attribute of an instance, and as a method: at one site it gets one argument less.
def counted(*names):
    class Holder:
        pass
    for name, function in names:
        setattr(Holder, name, function)
    return Holder()


def one(x):
    return x


def two(x, y=5):
    return x, y


def three(x):
    y = [x]
    return y


def at_one_site(holders):
    results = []
    for holder in holders:
        try:
            results.append(holder.f(1))
        except TypeError as error:
            results.append(str(error))
    return [type(each).__name__ if isinstance(each, tuple) else each for each in results]


for function in one, two, three:
    method = counted(('f', function))
    attribute = counted()
    attribute.f = function
    for holders in [attribute] * 5 + [method] * 3, [method] * 5 + [attribute] * 3 + [method]:
        print(at_one_site(holders))
