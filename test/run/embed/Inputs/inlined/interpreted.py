# Left out of the translation. Each part calls native functions 1000 times from specialised code.
import ctypes
import sys

N = 1000


def apply(function, count=N):
    total = 0
    for i in range(count):
        total += function(i)
    return total


def subscript(box, count=N):
    total = 0
    for i in range(count):
        total += box[i]
    return total


def own(x):
    return x + 3


class OwnBox:
    def __getitem__(self, index):
        return index + 3


def recursion(add, one, Box):
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)
    return fib(18)


def exact(add, one, Box):
    return apply(own) + apply(one) + apply(own)


def others(add, one, Box):
    total = 0
    for i in range(N):
        total += add(i) + add(i, 2) + add(i, y=3) + add(x=i, z=4)
    return total


def method(add, one, Box):
    box, total = Box(), 0
    for i in range(N):
        total += box.method(i) + box.method(i, 3)
    return total


def swapped(add, one, Box):
    def function(x):
        return x + 3
    before = apply(function)
    function.__code__ = one.__code__
    native = apply(function)
    function.__code__ = own.__code__
    return before, native, apply(function)


def subscripts(add, one, Box):
    before = subscript(OwnBox()), subscript(Box()), subscript(OwnBox())
    box = type('Mixed', (), {'__getitem__': OwnBox.__getitem__})
    first = subscript(box())
    box.__getitem__ = Box.__getitem__
    return before, first, subscript(box())


def profiled(add, one, Box):
    events = []

    def half(i):
        if i == N // 2:
            sys.setprofile(lambda frame, event, argument: events.append((frame.f_code.co_name, event)))
        if i == N // 2 + 10:
            sys.setprofile(None)
        return one(i) + own(i)
    return apply(half), len(events), events[:7]


def deep(add, one, Box):
    def down(n):
        return 0 if n == 0 else 1 + down(n - 1)
    sys.setrecursionlimit(20000)
    try:
        return down(15000), down(25000)
    except RecursionError as error:
        depth, entry = 0, error.__traceback__
        while entry:
            depth, entry = depth + 1, entry.tb_next
        return str(error), depth


def offsets(add, one, Box):
    def inner():
        frame = sys._getframe(1)
        return frame.f_lasti, frame.f_lineno
    return {inner() for _ in range(N)}


def observed(add, one, Box):
    observer = ctypes.PyDLL('./observer.so')
    counts = []
    for change in (observer.count, observer.begin, observer.end):
        change()
        before = observer.count()
        results = apply(own), apply(one)
        counts.append((observer.count() - before, results))
    return counts
