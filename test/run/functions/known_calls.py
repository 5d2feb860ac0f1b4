# RUN: %compare %s
# len, isinstance, list.append and super, as they are, replaced, shadowed, and where they raise.
import abc
import builtins
import collections
import collections.abc
import sys


class Sized:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length


class MyList(list):
    def __len__(self):
        return 42


class Kind(type):
    def __instancecheck__(cls, instance):
        return instance == 7

    def __len__(cls):
        return 3


class Checked(metaclass=Kind):
    pass


class Base:
    pass


class Derived(Base):
    pass


class Liar:
    @property
    def __class__(self):
        return Base


class Asking:
    def __getattribute__(self, name):
        print("  asked for", name)
        if name == "__class__":
            return Derived
        return object.__getattribute__(self, name)


class Abstract(abc.ABC):
    pass


Abstract.register(Base)


def lengths(things):
    for thing in things:
        try:
            print(len(thing), end=" ")
        except (TypeError, ValueError, OverflowError) as error:
            print(repr(error), end=" ")
    print()


def kinds(things, types):
    for thing in things:
        for kind in types:
            try:
                print(int(isinstance(thing, kind)), end=" ")
            except TypeError as error:
                print(repr(error), end=" ")
        print()


THINGS = [
    [], [1, 2], (), (1,), "", "abc", "äß€", {}, {1: 2}, set(), {1}, frozenset([1, 2]), b"", b"ab", bytearray(3),
    range(5), memoryview(b"abc"), collections.OrderedDict(a=1), collections.defaultdict(int, b=2),
    collections.Counter("aab"), collections.deque([1]), collections.namedtuple("N", "a b")(1, 2),
    Sized(5), Sized(-1), Sized(2**70), Sized("x"), Sized(True), MyList([1]), Checked, Kind, 5, None, iter([]),
    sys.version_info, "x" * 300, list(range(1000)),
]
TYPES = [
    list, dict, int, bool, object, Base, Derived, Checked, Abstract, Kind, type, (int, str), (Base, (list, dict)),
    (), int | str, collections.abc.Sized, 5, "x", (int, 5),
]


def appended():
    items = []
    add = items.append
    for i in range(100):
        print(items.append(i), end="") if i % 50 == 0 else items.append(i)
        add(-i)
    print(len(items), items[:6])
    mine = MyList()
    mine.append(1)
    mine.append(mine)
    print(len(mine), list.__len__(mine), mine[0])
    for other in collections.deque(), bytearray():
        other.append(1)
        other.append(2)
        print(other)
    try:
        items.append()
    except TypeError as error:
        print(error)
    try:
        items.append(1, 2)
    except TypeError as error:
        print(error)
    dead = []

    class Item:
        def __del__(self):
            dead.append("dead")

    items.append(Item())
    print(dead, sys.getrefcount(items[-1]))
    items.pop()
    print(dead)


class Logged(list):
    def append(self, item):
        print("  append", item)
        super().append(item)


def logged():
    items = Logged()
    items.append(1)
    items.append(2)
    print(items, len(items))


def replaced():
    """The builtins change under code that has run."""
    for round in range(3):
        print(len([1]), isinstance(1, int))
        if round == 0:
            builtins.len, old_len = (lambda thing: "my len"), len
            builtins.isinstance, old_isinstance = (lambda thing, kind: "my isinstance"), isinstance
        if round == 1:
            builtins.len, builtins.isinstance = old_len, old_isinstance
    globals()["len"] = lambda thing: "global len"
    print(len([1]))
    del globals()["len"]
    print(len([1]))


def shadowed(len=lambda thing: "local len", isinstance=lambda *things: things):
    return len([]), isinstance(1, 2)


def traced():
    events = []

    def profile(frame, event, argument):
        if event.startswith("c_"):
            events.append((event, argument.__name__))

    def run():
        sys.setprofile(profile)
        items = []
        items.append(len([1]))
        isinstance(items, list)
        sys.setprofile(None)

    run()
    print(events)


for _ in range(2):
    lengths(THINGS)
    kinds(THINGS + [Base(), Derived(), Liar(), Asking(), 7], TYPES)
appended()
logged()
replaced()
print(shadowed())
traced()
