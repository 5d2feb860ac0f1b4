# RUN: %compare %s
"""The caches of attributes: each kind of entry is learnt in a hot loop, then what it relies on changes."""
import sys
import types


def load(o): return o.a
def call(o): return o.a()
def store(o, v): o.a = v


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f'{type(error).__name__}: {error}'


def hot(function, *arguments):
    for _ in range(50):
        result = attempt(function, *arguments)
    return result


class Plain:
    pass


class Slotted:
    __slots__ = ('a', '__weakref__')


class Sub(Slotted):
    pass


class Number(int):
    pass


class Text(str):
    __slots__ = ()


class Both(Exception):
    a = 'class'


def states(kind):
    """What can happen to an object and to its class, in turn; each returns the object to look at."""
    def fresh(): return kind()
    def instance(): o = kind(); o.a = 'instance'; return o
    def late(): o = kind(); o.b = 1; o.a = 'late'; return o
    def shown(): o = kind(); o.a = 'dict'; o.__dict__; return o
    def replaced(): o = kind(); o.__dict__ = {'z': 1, 'a': 'replaced'}; return o
    def empty(): o = kind(); o.__dict__ = {}; return o
    def odd_key(): o = kind(); o.__dict__ = {1: 2, 'a': 'odd'}; return o
    def deleted(): o = kind(); o.a = 1; del o.a; return o
    def again(): o = kind(); o.a = 1; del o.a; o.a = 'again'; return o
    def function(): o = kind(); o.a = lambda: 'called'; return o
    return [fresh, instance, late, shown, replaced, empty, odd_key, deleted, again, function]


def class_states(kind):
    """What the class may come to have; None: nothing."""
    class Data:
        def __get__(self, o, t): return 'data'
        def __set__(self, o, v): o.__dict__['a'] = ('data', v)
    class NonData:
        def __get__(self, o, t): return 'non-data'
    class SetOnly:
        def __set__(self, o, v): pass
    yield 'nothing', None
    yield 'value', 'class value'
    yield 'function', lambda self=None: 'method'
    yield 'property', property(lambda self: 'property')
    yield 'settable', property(lambda self: 'settable', lambda self, v: None)
    yield 'static', staticmethod(lambda: 'static')
    yield 'classmethod', classmethod(lambda cls: cls.__name__)
    yield 'data', Data()
    yield 'nondata', NonData()
    yield 'setonly', SetOnly()
    yield 'builtin', len
    yield 'failing', property(lambda self: 1 // 0)


for kind in (Plain, Sub, Slotted, Number, Text, Both):
    makers = states(kind)
    for name, value in class_states(kind):
        if value is None:
            if 'a' in kind.__dict__ and kind is not Slotted:
                del kind.a
        elif kind is not Slotted:
            kind.a = value
        line = []
        for make in makers:
            o = attempt(make)
            for function in (load, call):
                line.append(str(attempt(function, o))[:22])
                line.append('=' if str(hot(function, o))[:22] == line[-1] else '!')
            hot(store, o, 'stored')
            line.append(str(attempt(load, o))[:22])
        print(kind.__name__, name, ' '.join(line))

# Classes by the dozen, one after the other and mixed; each dies before the next is made.
for n in range(40):
    class Short:
        def __init__(self): self.a = n
        def a2(self): return n
    if n % 3 == 0:
        Short.a = property(lambda self: -n, lambda self, v: None)
    print(hot(load, Short()), end=' ')
    del Short
print()
mixed = [type(f'C{i}', (), {'a': lambda self, i=i: i})() for i in range(12)]
print([call(mixed[i % 12]) for i in range(60)])
for o in mixed[::2]:
    o.a = lambda: 'own'
print([call(mixed[i % 12]) for i in range(60)])

# Modules.
m = types.ModuleType('m')
m.a = lambda: 'in m'
print(hot(call, m))
m.a = lambda: 'replaced'
print(call(m))
del m.a
print(attempt(call, m), attempt(load, m))
m.__getattr__ = lambda name: lambda: name
print(hot(call, m))
m.a = lambda: 'back'
print(call(m))
m.__class__ = type('Module', (types.ModuleType,), {'a': property(lambda self: lambda: 'of the class')})
print(call(m))

# Classes as owners, and their metaclasses.


class Meta(type):
    pass


class Owner(metaclass=Meta):
    def a(self=None): return 'a'


class Heir(Owner):
    pass


print(hot(call, Owner), hot(call, Heir))
Owner.a = staticmethod(lambda: 'static')
print(call(Owner), call(Heir))
Owner.a = classmethod(lambda cls: cls.__name__)
print(hot(call, Owner), hot(call, Heir))
Meta.a = property(lambda cls: lambda: 'meta')
print(call(Owner), call(Heir))
del Meta.a
Heir.a = lambda: 'heir'
print(call(Owner), hot(call, Heir))
Heir.__bases__ = (Plain,)
del Heir.a
print(attempt(call, Heir))
Meta.__getattribute__ = lambda cls, name: lambda: 'everything'
print(call(Owner))

# Changed by the attribute itself while it is loaded.


class Shifting:
    @property
    def a(self):
        if len(seen) == 20:
            Shifting.a = 'now a value'
        seen.append(1)
        return len(seen)


seen = []
print([load(Shifting()) for _ in range(25)])
