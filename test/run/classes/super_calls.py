# RUN: %compare %s
# super() and classmethods: each way in which a method finds its class, and classes that change under a site.
import gc
import sys
import traceback


def show(function, *arguments, **keywords):
    try:
        return function(*arguments, **keywords)
    except Exception as error:
        frames = [(frame.name, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)][1:]
        return type(error).__name__, str(error), frames


class A:
    value = 'A.value'

    def __init__(self, *log):
        self.log = [*log, 'A']

    def name(self, more=''):
        return 'A' + more

    @classmethod
    def make(cls, *arguments, **keywords):
        return cls.__name__, arguments, keywords

    @staticmethod
    def plain(a):
        return a

    @property
    def prop(self):
        return 'A.prop'

    def frames(self):
        return [frame.name for frame in traceback.extract_stack()][-3:]

    def fails(self):
        raise ValueError('A')


class B(A):
    def __init__(self, *log):
        super().__init__('B', *log)

    def name(self, more=''):
        return 'B' + super().name(more)

    @classmethod
    def make(cls, *arguments, **keywords):
        return 'B', super().make(*arguments, **keywords)

    @property
    def prop(self):
        return 'B', super().prop, super().value, super().plain(3)

    def frames(self):
        return super().frames()

    def fails(self):
        return super().fails()

    def absent(self):
        return super().nothing()

    def in_cell(self):
        def inner():
            return self
        return super().name(), inner() is self

    def nested(self):
        def inner(me):
            return super(B, me).name(), super().name()
        return inner(self)

    def comprehension(self):
        return [super(B, self).name(str(i)) for i in range(2)]

    def deleted(self):
        del self
        return super().name()

    def replaced(self):
        self = C()
        return super().name()

    def text(self):
        return super().__repr__()[:3], super().__eq__(self), super().__hash__() == hash(self)

    def rebound(self):
        found = super().name
        return found('!'), type(super()).__name__, super().__class__.__name__, super().__thisclass__.__name__


class C(A):
    def name(self, more=''):
        return 'C' + super().name(more)


class D(B, C):
    def name(self, more=''):
        return 'D' + super().name(more)

    @classmethod
    def make(cls, *arguments, **keywords):
        return 'D', super().make(*arguments, **keywords)


class E(B):
    __slots__ = ('extra',)


def static_super():
    return super().name()


def all_of(thing):
    return [show(getattr(type(thing), name), thing) for name in (
        'name', 'frames', 'fails', 'absent', 'in_cell', 'nested', 'comprehension', 'deleted', 'replaced', 'text', 'rebound')] + [
        thing.log, show(lambda: thing.prop), thing.make(1, k=2), type(thing).make(3), thing.plain(4)]


def names(things):
    return [thing.name() for thing in things]


for round_ in range(3):
    for kind in B, D, E:
        print(kind.__name__, all_of(kind()))
    print(names([B(), D(), E(), C(), B()]))


def references():
    thing = D()
    before = sys.getrefcount(thing), sys.getrefcount(B), sys.getrefcount(D)
    for round_ in range(50):
        thing.comprehension()
        thing.frames()
        thing.in_cell()
        show(thing.fails)
        show(thing.absent)
        D.plain(D)
    gc.collect()
    return [a - b for a, b in zip((sys.getrefcount(thing), sys.getrefcount(B), sys.getrefcount(D)), before)]


print(references())

print(show(static_super))

for change in ('A.name = lambda self, more="": "new"', 'C.name = C.name', 'D.__bases__ = (C, B)', 'del C.name',
               'B.__class__', 'A.name = classmethod(lambda cls, more="": cls.__name__)', 'A.name = property(lambda self: str.upper)',
               'del A.name', 'A.make = classmethod(lambda cls, *a, **k: (a, cls))', 'A.make = lambda *a, **k: len(a)', 'del A.make'):
    for round_ in range(3):
        exec(change if round_ == 0 else '')
        print(change, show(names, [B(), D()]), show(D.make, 1), show(lambda: D().make(2)), show(lambda: [B.make() for _ in range(3)]))


# super is another function here.
def shadowed():
    super = lambda: A()

    class Local(A):
        def name(self, more=''):
            return super().plain('shadowed')
    return [Local().name() for _ in range(3)]


print(shadowed())


class MySuper(super):
    pass


class F(A):
    def frames(self):
        return MySuper(F, self).frames()


print(F().frames())


class Meta(type):
    def __call__(cls, *arguments):
        return super().__call__(*arguments)

    def __getattribute__(cls, name):
        return super().__getattribute__(name)


class WithMeta(metaclass=Meta):
    def __init__(self, a):
        super().__init__()
        self.a = a


print([WithMeta(i).a for i in range(4)])
