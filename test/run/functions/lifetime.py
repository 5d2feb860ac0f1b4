# RUN: %compare %s
# Functions and tuples that are made and dropped: cycles, weak references, attributes, the order in which what they hold
# ends, what the garbage collector counts, deep nests.
import gc
import sys
import weakref


class Item:
    def __init__(self, name, log):
        self.name, self.log = name, log

    def __del__(self):
        self.log.append(self.name)


def order():
    log = []

    def make():
        cell = Item("closure", log)

        def function(a=Item("default", log), *, b=Item("keyword", log)) -> Item("annotation", log):
            return cell

        function.attribute = Item("attribute", log)
        function.__module__ = Item("module", log)
        function.__doc__ = Item("doc", log)
        return function

    function = make()
    del function
    pair = Item("first", log), Item("second", log), Item("third", log)
    del pair
    return log


def cycles():
    log = []

    def make(name):
        item = Item(name, log)

        def itself():
            return itself, item

        return itself

    for name in range(50):
        make(name)
    gc.collect()
    one = make("kept")
    reference = weakref.ref(one, lambda _: log.append("dead"))
    del one
    gc.collect()
    again = [make(name) for name in range(5)]
    return len(log), log[-2:], reference(), [function()[1].name for function in again]


def weak():
    log = []

    def make(n):
        return lambda: n

    for n in range(30):
        function = make(n)
        reference = weakref.ref(function, lambda _: log.append("dead"))
        assert reference() is function and function() == n
    function = None
    return len(log), reference()


def counted():
    gc.collect()
    gc.disable()
    functions = [lambda: 1 for _ in range(40)]
    del functions
    start = gc.get_count()[0]
    functions = [lambda: start for _ in range(30)]
    made = gc.get_count()[0] - start
    tracked = [gc.is_tracked(function) for function in functions[:3]]
    del functions
    left = gc.get_count()[0] - start
    pairs = [(n, []) for n in range(30)]
    tracked += [gc.is_tracked(pair) for pair in pairs[:3]]
    gc.enable()
    return made, left, tracked, len(pairs)


def attributes():
    found = []
    for n in range(20):
        def function(x, y=n, *rest, z: int = 3, **more) -> str:
            """Text."""
            return x + y + z

        function.n = n
        found.append((function(1), function.__name__, function.__qualname__, function.__doc__, function.__defaults__,
                      function.__kwdefaults__, function.__annotations__, function.__dict__, function.__module__,
                      function.__closure__, function.__code__.co_name))
    return found[0], found[-1]


def deep(n):
    """Ends nested deep are put off, as ever."""
    pair = None
    for _ in range(n):
        pair = (pair, 1)
    del pair

    def wrap(inner):
        return lambda: inner

    function = None
    for _ in range(200):
        function = wrap(function)
    del function
    return "done"


def resurrected():
    kept = []

    class Back:
        def __del__(self):
            kept.append((self, 1))

    for _ in range(3):
        pair = (Back(), 2)
        del pair
    return len(kept), [type(pair[0]).__name__ for pair in kept], sys.getrefcount(kept[0]) < 5


for part in order, cycles, weak, counted, attributes, resurrected:
    for _ in range(2):
        print(part.__name__, part())
print(deep(100000))
