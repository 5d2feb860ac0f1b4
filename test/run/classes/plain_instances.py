# RUN: %compare %s
"""Instances of classes without __init__ and __new__, made at one site while the class changes."""
import abc, sys

def make(cls): return cls()

def attempt(function, *arguments, **names):
    try:
        return function(*arguments, **names)
    except BaseException as error:
        return f'{type(error).__name__}: {error}'

class Plain: pass
class Slots: __slots__ = 'x',
class Child(Plain): pass
class Abstract(abc.ABC):
    @abc.abstractmethod
    def method(self): pass
    @abc.abstractmethod
    def other(self): pass
class Concrete(Abstract): method = other = None
class Meta(type):
    def __call__(cls, *arguments): return 'meta', arguments
class Made(metaclass=Meta): pass
class Quiet(type): pass
class Still(metaclass=Quiet): pass
class Number(int): pass
class Error(Exception): pass
class Local: __del__ = lambda self: print('gone')

for cls in (Plain, Slots, Child, Abstract, Concrete, Made, Still, Number, Error, object, int, list):
    for turn in range(3): result = attempt(make, cls)
    print(cls.__name__, str(result).split(' at ')[0], type(result).__name__, getattr(result, '__dict__', None))
print(attempt(lambda: Plain(1)), attempt(lambda: Plain(a=1)), attempt(lambda: Plain(*(), **{})).__class__, attempt(lambda: Abstract(1)))

def changes(cls):
    print(type(make(cls)).__name__, end=' ')
    cls.__init__ = lambda self: setattr(self, 'x', 1)
    print(vars(make(cls)), end=' ')
    cls.__init__ = lambda self, a: None
    print(attempt(make, cls), end=' ')
    del cls.__init__
    print(vars(make(cls)), end=' ')
    cls.__new__ = lambda kind: 'new'
    print(make(cls), end=' ')
    del cls.__new__
    print(attempt(make, cls), attempt(lambda: cls(1)))

attempt(changes, type('Changing', (), {'__repr__': lambda self: 'instance'}))
changed = type('Base', (), {})
below = type('Below', (changed,), {})
print(vars(make(below)))
changed.__init__ = lambda self: setattr(self, 'base', True)
print(vars(make(below)))
Abstract.__abstractmethods__ = frozenset()
print(type(make(Abstract)).__name__)
make(Local); [make(Local)].clear()

def deep(n):
    if n: return deep(n - 1)
    return make(Plain)

low = sys.getrecursionlimit()
print([type(attempt(deep, n)).__name__ for n in range(low - 30, low, 3)])
