# RUN: %compare %s
# Metaclasses: __prepare__, __new__, __init__, __call__, __instancecheck__, attributes, mro_entries, ABCs.
import abc
import enum
import typing


class Logged(dict):
    def __setitem__(self, key, value):
        if not key.startswith('__'):
            print('set', key)
        super().__setitem__(key, value)

    def __missing__(self, key):
        if key == 'magic':
            return 'from the namespace'
        raise KeyError(key)


class Meta(type):
    def __prepare__(name, bases, **kw): print('prepare', name, kw); return Logged()
    def __new__(mcs, name, bases, ns, **kw): print('new', name); return super().__new__(mcs, name, bases, dict(ns), **{})
    def __init__(cls, name, bases, ns, **kw): print('init', name); super().__init__(name, bases, ns)
    def __call__(cls, *args): print('call', cls.__name__, args); return super().__call__(*args)
    def __getattr__(cls, name): return f'{cls.__name__} has no {name}'
    def __instancecheck__(cls, x): return x == 'instance'
    def __getitem__(cls, key): return cls.__name__, key
    def __iter__(cls): return iter('meta')
    def __len__(cls): return 7
    def __contains__(cls, x): return x == 1
    def __add__(cls, other): return 'added'
    @property
    def prop(cls): return 'meta property'


class A(metaclass=Meta, option=1):
    x = magic
    def __init__(self, n): self.n = n
    y = x + '!'
    print(y)


class B(A):
    pass


class Generic:
    def __mro_entries__(self, bases): return (A,)
class C(Generic()):
    pass


print(A(1).n, B(2).n, A.missing, isinstance('instance', A), A[3], list(A), len(A), 1 in A, A + A, A.prop, C.__bases__, C.__orig_bases__ != ())


class Abstract(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @classmethod
    def __subclasshook__(cls, other): return hasattr(other, 'quack') or NotImplemented


class Color(enum.IntFlag):
    RED = enum.auto()
    GREEN = 1 << 3
    BOTH = RED | GREEN


class Named(typing.NamedTuple):
    a: int
    b: str = 'x'
    def both(self): return self.a, self.b


try:
    Abstract()
except TypeError as error:
    print(error)
print(issubclass(type('Duck', (), {'quack': 1}), Abstract), Color.BOTH, Color.RED | Color.GREEN is Color.BOTH, Color(8), list(Color))
print(Named(1).both(), Named(1) == (1, 'x'), Named._fields, type('T', (Named,), {})(3, 'q').both())
