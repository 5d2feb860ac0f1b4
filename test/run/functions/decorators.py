# RUN: %compare %s
# Decorators on functions, methods and classes; annotations, defaults and attributes of functions.
import functools
import inspect


def trace(tag):
    print('make', tag)

    def decorate(f):
        print('decorate', tag, f.__qualname__)

        @functools.wraps(f)
        def wrapper(*args, **kw):
            print('call', tag, args, kw)
            return f(*args, **kw)
        return wrapper
    return decorate


@trace('outer')
@trace('inner')
def add(a: int, b: 'str' = 1, *c: float, d: list = [], **e: dict) -> tuple:
    """Adds."""
    return a, b, c, d, e


@lambda cls: (setattr(cls, 'marked', True), cls)[1]
class Marked:
    def __repr__(self): return 'Marked()'
    @trace('method')
    def method(self): return 'm'
    @functools.cached_property
    def slow(self): print('computed'); return 1
    @functools.lru_cache
    def cached(x): print('run', x); return x
    @functools.singledispatch
    def kind(x): return 'object'
    @kind.register
    def _(x: int): return 'int'
    cached, kind = staticmethod(cached), staticmethod(kind)


print(add(1, 2, 3, d=4, z=5), add.__name__, add.__doc__, add.__wrapped__.__name__, add.__annotations__)
m = Marked()
print(Marked.marked, m.method(), m.slow, m.slow, m.cached(1), m.cached(1), m.kind(1), m.kind('x'))
inner = inspect.unwrap(add)
print(inspect.signature(add), inner.__defaults__, inner.__kwdefaults__, inner.__qualname__, inner.__module__)
print(inner.__code__.co_varnames, inner.__code__.co_firstlineno, inner.__code__.co_flags, inner.__closure__, inner.__globals__ is globals())
f = lambda x, y=2: x
f.attribute = 1
print(f.__name__, f.__dict__, inspect.getsource(f).strip(), [p.kind.name for p in inspect.signature(add).parameters.values()])
@functools.total_ordering
class Ordered:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(Ordered(1) >= Ordered(0), Ordered(1) <= Ordered(0))
