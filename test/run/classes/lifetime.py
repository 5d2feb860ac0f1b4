# RUN: %compare %s
# How instances begin and end: classes of each layout, at sites that see one, two and more of them, with and without
# __init__; what is nested, refers back, is looked at weakly, or changes while it is made and dropped.
import gc
import sys
import tracemalloc
import weakref


class Empty:
    pass


class Vector:
    def __init__(self, x, y=2, *, z=3):
        self.x, self.y, self.z = x, y, z


class Pair:
    def __init__(self, a, b=7):
        self.a = a
        self.b = b


class Slots:
    __slots__ = ('a', 'b')

    def __init__(self, a, b):
        self.a = a
        self.b = b


class SubSlots(Slots):
    __slots__ = ('c', '__weakref__')

    def __init__(self, a, b):
        super().__init__(a, b)
        self.c = self


class Mixed(Slots):
    def __init__(self, a, b):
        Slots.__init__(self, a, b)
        self.d = b


class Finalized(Pair):
    def __del__(self):
        print('del', self.a, end=' ')


class Listed(list):
    def __init__(self, a, b):
        super().__init__([a, b])


class Wrong:
    def __init__(self, a, b):
        if a > 2:
            return a
        if a > 1:
            raise ValueError(a)


class Meta(type):
    def __call__(cls, *arguments):
        print('meta', end=' ')
        return super().__call__(*arguments)


class WithMeta(metaclass=Meta):
    def __init__(self, a, b):
        self.a = a


class WithNew:
    def __new__(cls, a, b):
        return super().__new__(cls) if a else 'other'

    def __init__(self, a, b):
        self.a = a


def show(make, *arguments, **keywords):
    try:
        return make(*arguments, **keywords)
    except Exception as error:
        return f'{type(error).__name__}: {error}'


def attributes(thing):
    return getattr(thing, '__dict__', None) or [getattr(thing, name, None) for name in ('a', 'b', 'd')]


classes = [Pair, Slots, SubSlots, Mixed, Finalized, Listed, Wrong, WithMeta, WithNew]
for count in 1, 2, len(classes):
    for round_ in range(4):
        for make in classes[:count]:
            thing = show(make, round_, round_ + 1)
            print(type(thing).__name__, attributes(thing), end=' ')
            if isinstance(thing, SubSlots):
                thing.c = None
        print()

for round_ in range(4):
    print(vars(Vector(1)), vars(Vector(1, y=5)), vars(Vector(1, 2, z=round_)), show(Vector), show(Vector, 1, 2, 3), vars(Pair(1)),
          show(Pair), show(Pair, 1, 2, 3), show(Empty, 1), vars(Empty()))

# Too few arguments and too many, at the site itself.
for round_ in range(4):
    print(show(lambda: Pair()), show(lambda: attributes(Pair(1))), show(lambda: Pair(1, 2, 3)), show(lambda: Slots(1)),
          show(lambda: Slots(1, 2, 3)), show(lambda: Empty(1)), show(lambda: Wrong(1)), show(lambda: Vector(1, 2, 3)))


# A class that changes while a site knows it.
def make_pair():
    return Pair(1, 2)


for change in ('', 'Pair.__init__ = lambda self, a, b: setattr(self, "c", (a, b))', 'Pair.__init__.__defaults__ = (1,)',
               'Pair.__new__ = lambda cls, *arguments: object.__new__(cls)', 'del Pair.__init__', 'del Pair.__new__',
               'Pair = Slots', 'Pair = lambda a, b: Empty()', 'Pair = Empty'):
    exec(change)
    for round_ in range(3):
        thing = show(make_pair)
        print(change, thing if isinstance(thing, str) else attributes(thing), end=' ')
    print()


# Ends: long chains, cycles, order, weak references, resurrection.
class Link:
    def __init__(self, behind):
        self.behind = behind


def chain(length):
    link = None
    for _ in range(length):
        link = Link(link)
    return link


link = chain(200000)
del link
link = Slots(chain(1000), None)
for _ in range(50000):
    link = Slots(link, [Link(None)])
link = None
print('chains')


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('end', self.name, end=' ')


class Holder:
    def __init__(self):
        self.first = Told('first')
        self.second = Told('second')
        self.third = [Told('third')]


def hold(changes):
    holder = Holder()
    if changes == 1:
        holder.first = Told('again')
    elif changes == 2:
        vars(holder)['fourth'] = Told('fourth')
    elif changes == 3:
        del holder.first
        holder.first = Told('late')
    holder = None
    print('held', changes)


for changes in range(4):
    for round_ in range(3):
        hold(changes)

saved = []


class Rises:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        if not saved:
            saved.append(self)


for round_ in range(3):
    Rises(round_)
    print([each.name for each in saved])
    saved.clear()

seen = []
for round_ in range(3):
    pair = SubSlots(1, 2)
    pair.c = None
    watch = weakref.ref(pair, lambda _: seen.append(sys._getframe().f_back.f_code.co_name))
    empty = Empty()
    other = weakref.ref(empty)
    del pair, empty
    print(watch(), other(), seen)

for round_ in range(3):
    loop = Link(None)
    loop.behind = loop
    watch = weakref.ref(loop)
    del loop
    print(watch() is not None, gc.collect() > 0, watch())

# The collector's count and the tracer of memory see what they see otherwise.
gc.collect()
gc.disable()


def counts(make):
    before = gc.get_count()[0]
    things = [make() for _ in range(30)]
    made = gc.get_count()[0] - before
    del things
    return made, gc.get_count()[0] - before


for make in Empty, Holder, lambda: Slots(1, 2):
    print(counts(make)[0] >= 30)
gc.enable()
tracemalloc.start()
traced = [Link(None) for _ in range(3)]
print([tracemalloc.get_object_traceback(each) is not None for each in traced])
tracemalloc.stop()
print(sys.getrefcount(Link) - sys.getrefcount(Link), gc.is_tracked(Link(None)), gc.is_tracked(Slots(1, 2)))


def references():
    value = object()
    before = sys.getrefcount(value), sys.getrefcount(Link), sys.getrefcount(Slots)
    for round_ in range(50):
        Link(value)
        Slots(value, value)
        Vector(value, value)
        show(Wrong, 5, value)
    after = sys.getrefcount(value), sys.getrefcount(Link), sys.getrefcount(Slots)
    return [a - b for a, b in zip(after, before)]


print(references())

# What has ended is gone for tracemalloc as well.
tracemalloc.start()
links = [Link(None) for _ in range(100)]
del links
gc.collect()
ours = [each for each in tracemalloc.take_snapshot().traces if each.traceback[0].filename == __file__ and each.size >= 48]
tracemalloc.stop()
print(len(ours) < 5)
