# RUN: %compare %s
# Functions without a frame that look at globals, cells and items, and return tuples and what other functions and
# classes make; and what changes under them.
import gc
import sys
import traceback
import weakref


def show(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        frames = [(frame.name, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)][1:]
        return type(error).__name__, str(error), frames


LIMIT = 10


def over(x):
    return x > LIMIT


def globals_change():
    global LIMIT
    found = []
    for limit in (10, 3, 2.5, "text", None):
        LIMIT = limit
        for x in (1, 5, 20):
            found.append(show(over, x))
    del LIMIT
    found.append(show(over, 1))
    LIMIT = 10
    found.append([over(20) for _ in range(5)])
    globals()["len"] = lambda thing: "mine"
    found.append(Box([1]).size())
    del globals()["len"]
    found.append([Box([1]).size() for _ in range(5)])
    return found


class Box:
    def __init__(self, items):
        self.items = items

    def size(self):
        return len(self.items)

    def twice(self):
        return len(self.items) * 2

    def item(self, at):
        return self.items[at]

    def pair(self):
        return self.items, self

    def sum(self):
        return self.size(), len(self.items) + 1, self.items[0] + 1

    def tail(self, at):
        return self.item(at)

    def other(self, name):
        return self.nothing(name)

    def instance(self):
        return self.callback(self, 1)

    def look(self):
        return frames(self)

    def wrapped(self):
        return Box(self.items)

    def kind(self):
        return type(self)

    def deep(self):
        return self.deep()


def frames(box):
    return [frame.name for frame in traceback.extract_stack()][-3:], box.items


THINGS = [
    [1, 2, 3], (1, 2, 3), "abc", {0: "zero", 1: "one"}, {"a": 1}, {}, range(5), b"abc", {1, 2}, None, 5,
    type("D", (dict,), {"__missing__": lambda self, key: ("missing", key)})(),
    type("L", (list,), {"__len__": lambda self: 7, "__getitem__": lambda self, at: ("mine", at)})([1]),
]
KEYS = [0, 1, -1, 5, True, "a", "b", 2.0, None, slice(0, 1), 2**70]


def items():
    found = []
    for thing in THINGS:
        box = Box(thing)
        found.append((show(box.size), show(box.twice)))
        for key in KEYS:
            found.append(show(box.item, key))
            found.append(show(box.tail, key))
    return found


def adder(n):
    return lambda x: x + n


def getter():
    def get():
        return value

    def set_to(new):
        nonlocal value
        value = new

    def clear():
        nonlocal value
        del value

    value = 1
    return get, set_to, clear


def cells():
    add, more = adder(3), adder(0.5)
    found = [add(i) + more(i) for i in range(8)]
    found += [show(add, "x"), adder("x")("y"), adder([1])([2])]
    get, set_to, clear = getter()
    for value in (1, "text", None, 2):
        set_to(value)
        found += [get(), get()]
    clear()
    found.append(show(get))
    set_to(5)
    return found + [get()]


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return same(self.x, other.x)

    def scale(self, by):
        return Vector(self.x * by, self.y * by)

    def copy(self):
        return self.scale(1)

    def key(self):
        return self.x, self.y + 1

    def __repr__(self):
        return f"V({self.x!r}, {self.y!r})"


def same(a, b):
    return a == b


class Slotted:
    __slots__ = ("x", "__weakref__")

    def __init__(self, x):
        self.x = x

    def next(self):
        return Slotted(self.x + 1)


class Dying:
    dead = []

    def __init__(self, x):
        self.x = x

    def __del__(self):
        Dying.dead.append(self.x)

    def next(self):
        return Dying(self.x + 1)


class Returning:
    result = None

    def __init__(self, x):
        return Returning.result

    def make(self):
        return Returning(1)


class Made:
    def __new__(cls, x):
        self = object.__new__(cls)
        self.made = True
        return self

    def __init__(self, x):
        self.x = x

    def next(self):
        return Made(self.x)


class Counting(type):
    def __call__(cls, *arguments):
        return "called", arguments


class Meta(metaclass=Counting):
    def __init__(self, x):
        self.x = x


def make_meta(x):
    return Meta(x)


def make(kind, x):
    return kind(x)


def classes():
    found = []
    a, b = Vector(1, 2), Vector(0.5, 2**61)
    for _ in range(5):
        found += [a + b, b + b, a.scale(3), a.copy(), a.key(), b.key(), a == a, a == b, show(a.scale, "x"), show(a.__add__, 5)]
    found += [a.scale([1]), Vector("x", "y") + Vector("z", "w")]
    slotted = Slotted(1)
    for _ in range(5):
        slotted = slotted.next()
    found.append((slotted.x, weakref.ref(slotted)() is slotted))
    dying = Dying(1)
    for _ in range(5):
        dying = dying.next()
    found.append((dying.x, list(Dying.dead), show(Dying("text").next), list(Dying.dead)))
    thing = Returning(1)
    for Returning.result in (None, 5, None):
        found += [type(show(thing.make)).__name__ for _ in range(3)]
    for _ in range(3):
        found += [Made(3).next().made, make_meta(4), make(Slotted, 5).x, make(Made, 6).x, make(str, 7), make(Dying, 8).x]
    found.append(show(make, Vector, 1))
    return found


def replaced():
    """Classes and functions change under those that call them."""
    found = []
    thing = Vector(1, 2)

    def init(self, x, y):
        self.x, self.y = y, x
        self.extra = "extra"

    def other(a, b):
        return ("other", a, b)

    for step in range(6):
        found += [thing.copy(), thing.scale(2), thing == thing, getattr(thing.copy(), "__dict__", 0)]
        if step == 1:
            Vector.__init__, old = init, Vector.__init__
        if step == 2:
            same.__code__, code = other.__code__, same.__code__
        if step == 3:
            Vector.__init__ = old
            same.__code__ = code
        if step == 4:
            Vector.scale = lambda self, by: ("scaled", by)
    return found


def stores(box, items):
    box.items = items
    return box


def recursion():
    box = Box([1])
    box.callback = lambda me, x: (me.items, x)
    found = [box.look(), box.instance(), show(box.other, "x")[:2], box.kind(), box.pair()[0], box.sum(), box.wrapped().items]
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(120)
    try:
        box.deep()
    except RecursionError as error:
        found.append((str(error), len(traceback.extract_tb(error.__traceback__)) > 60))
    finally:
        sys.setrecursionlimit(limit)
    return found


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def is_deep(n):
    return n if n == 0 else is_deep(n - 1)


def deep():
    """Calls that are the last are nested as deep as the recursion limit lets them, and no stack is used up."""
    limit = sys.getrecursionlimit()
    found = [is_even(n) for n in (0, 1, 10, 501)]
    try:
        is_even(limit + 10)
    except RecursionError as error:
        found.append(("maximum recursion" in str(error), len(traceback.extract_tb(error.__traceback__)) > limit // 2))
    sys.setrecursionlimit(10**6)
    try:
        found += [is_deep(100000), is_even(100000), is_even(3), is_deep(5)]
    finally:
        sys.setrecursionlimit(limit)
    return found


def traced():
    events = []

    def trace(frame, event, argument):
        events.append((frame.f_code.co_name, event))
        return trace

    vector = Vector(1, 2)
    [vector.copy() for _ in range(5)]
    sys.settrace(trace)
    vector.copy()
    Box([1]).tail(0)
    sys.settrace(None)
    return [event for event in events if event[1] != "line"]


def references():
    gc.collect()
    vector, box, key = Vector(1000.5, 2000.5), Box([object(), "text"]), "a key"
    things = vector, vector.x, vector.y, box, box.items, box.items[0], key, Vector, LIMIT
    before = [sys.getrefcount(thing) for thing in things]
    for _ in range(100):
        vector + vector, vector.copy(), vector.key(), vector == vector
        box.size(), box.item(0), box.tail(1), box.pair(), box.wrapped(), show(box.item, key), show(box.tail, key)
        over(1), adder(1)(2)
    return [sys.getrefcount(thing) - count for thing, count in zip(things, before)]


def collected():
    """The collector runs when it would, and counts what it would."""
    vector = Vector(1, 2)
    for _ in range(20):
        vector.copy(), vector.key()
    gc.collect()
    gc.disable()
    start = gc.get_count()[0]
    kept = [vector.copy() for _ in range(50)]
    made = gc.get_count()[0] - start
    gc.enable()
    threshold = gc.get_threshold()
    gc.set_threshold(20)
    phases = []
    gc.callbacks.append(lambda phase, info: phases.append(phase))
    more = [vector.copy() for _ in range(200)]
    pairs = [vector.key() for _ in range(200)]
    gc.callbacks.pop()
    gc.set_threshold(*threshold)
    return made, len(kept), len(more), len(pairs), len(phases) > 10


for part in globals_change, items, cells, classes, replaced, recursion, deep, traced, references, collected:
    for _ in range(3 if part is not replaced else 1):
        print(part.__name__, part())
print(stores(Box([1]), [2]).items)
