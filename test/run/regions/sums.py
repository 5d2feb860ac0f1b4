# RUN: %compare %s
# RUN: %compare --modes guards,slots --every 1,2,3,50 %s
# sum, any and all of generators, which give what they yield on words: numbers of all kinds, what comes late, what ends
# it, and who looks.
import sys
import threading
from fractions import Fraction


def dot(us, vs):
    return sum(u * v for u, v in zip(us, vs))


def squares(numbers):
    return sum(n * n for n in numbers)


def over(numbers, limit):
    return sum(1 for n in numbers if n > limit)


def truths(numbers, limit):
    return (sum(n > limit for n in numbers), any(n > limit for n in numbers), all(n > limit for n in numbers),
            any(n for n in numbers), all(n for n in numbers))


def plain(items):
    return sum(item for item in items)


def rows(matrix):
    return sum(sum(x * y for x, y in zip(row, row)) for row in matrix), sum(x for row in matrix for x in row)


def counted(n):
    """A generator function, with something behind the loop."""
    for i in range(n):
        yield i * 0.5
    yield 1000
    return 5


def chosen(items):
    for item in items:
        if item > 3:
            yield item


def shown(function, *arguments):
    try:
        result = function(*arguments)
        print(function.__name__, repr(result), type(result).__name__)
    except Exception as error:
        trace, lines = error.__traceback__, []
        while trace:
            lines.append((trace.tb_frame.f_code.co_name, trace.tb_lineno))
            trace = trace.tb_next
        print(function.__name__, type(error).__name__, error, lines)


class Amount(int):
    def __add__(self, other):
        return Amount(int(self) + int(other) + 100)

    __radd__ = __add__


class Loud:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        print("asked", self.truth)
        if self.truth is None:
            raise ValueError("neither")
        return self.truth


def numbers():
    shown(dot, [1.5, 2.5], [2.0, 4.0])
    shown(dot, [1, 2, 3], [4, 5, 6])
    shown(dot, [1, 2.5, True], [4, 5, 6.0])
    shown(dot, [2**40] * 3, [2**21] * 3)
    shown(dot, [2**62, 2**62, 1], [1, 1, 1])
    shown(dot, [2**62, 2**62, 0.5, 7], [1, 1, 1, 1])
    shown(dot, [], [])
    shown(dot, [float("nan"), 1.0], [1.0, 1.0])
    shown(dot, [-0.0], [1.0])
    shown(dot, [1e308, 1e308, -1e308], [1.0, 1.0, 1.0])
    shown(dot, [0.1] * 10, [1.0] * 10)
    shown(dot, [1, 2], ["a", "b"])
    shown(dot, [1, None], [2, 3])
    shown(squares, range(200))
    shown(squares, [True, 2, 3.0, Fraction(1, 2), 5])
    shown(squares, [10**20, 1, 10**20])
    shown(squares, (i + 0.5 for i in range(5)))
    shown(plain, [1, Amount(5), 2.5, 3])
    shown(plain, [1.5, Amount(5), 2, True])
    shown(plain, [True, False, True])
    shown(plain, [[1], [2]])
    shown(plain, ["a"])
    shown(plain, [3.0, 2**70, 1])
    shown(plain, [2**63 - 1, 1, -5, 0.5])
    shown(plain, [-2**63, -1, 2])
    shown(over, [1, 5, 2.5, 7, True], 2)
    shown(rows, [[1, 2], [3.5], [], [2**62, 2**62]])
    for n in (0, 1, 7):
        shown(sum, counted(n))
    shown(lambda: sum(counted(3)) + sum(i for i in counted(2)))
    shown(lambda: sum((i for i in [1, 2]), 10))
    shown(lambda: sum((i for i in [1, 2]), start=0.5))


def decisions():
    shown(truths, [1, 5, 2], 3)
    shown(truths, [5, 6], 3)
    shown(truths, [], 3)
    shown(truths, [0, 0.0, False], 3)
    shown(truths, [0.5, float("nan")], 0.1)
    shown(truths, ["a"], "")
    shown(truths, [1, "a"], 0)
    shared = iter([1, 2, 9, 3, 4])
    print(any(x > 5 for x in shared), list(shared))
    shared = iter([1, 2, 9, 3, 4])
    print(all(x < 5 for x in shared), list(shared))
    print(any(Loud(truth) for truth in (False, False, True, False)))
    print(all(Loud(truth) for truth in (True, False, True)))
    shown(lambda: any(Loud(truth) for truth in (False, None, True)))
    print(any(x is None for x in [1, None, 2]), all(isinstance(x, int) for x in [1, 2, "a"]))
    print(any(c == "x" for c in "abxyz"), sum(ord(c) for c in "abc"))


def generators():
    held = chosen([1, 5, 7, 2, 9])
    print(next(held), sum(held), list(held))
    held = chosen([1, 5, "a", 7])
    try:
        print(sum(held))
    except TypeError as error:
        print(error, held.gi_frame)
    held = (n for n in range(5))
    print(any(n > 1 for n in held), held.gi_frame.f_locals['n'], sum(held), held.gi_frame)

    def itself():
        yield 1
        yield sum(me)

    me = itself()
    shown(plain, me)

    def failing():
        try:
            yield 1
            yield 2.5
            raise KeyError("late")
        finally:
            print("ended")

    shown(sum, failing())
    shown(any, failing())
    print(any(x == 1 for x in failing()))


def looks():
    depths = []

    def seen(n):
        frame = sys._getframe(1)
        depths.append((frame.f_code.co_name, frame.f_locals["n"], frame.f_back.f_code.co_name, frame.f_lineno))
        return n

    print(sum(seen(n) for n in range(3)), depths)
    calls = []

    def tracer(frame, event, argument):
        calls.append((event, frame.f_code.co_name))

    sys.setprofile(tracer)
    total = sum(n * 2 for n in range(3))
    sys.setprofile(None)
    print(total, calls)

    def starts(n):
        if n == 2:
            sys.setprofile(tracer)
        return n

    calls.clear()
    total = sum(starts(n) for n in range(4))
    sys.setprofile(None)
    print(total, calls)
    calls.clear()

    def traces():
        yield 1
        sys.settrace(lambda frame, event, argument: tracer(frame, event, argument))
        yield 2
        yield 3
        sys.settrace(None)
        yield 4

    print(sum(traces()), calls)
    calls.clear()
    print(any(n > 3 for n in traces()), calls)
    results = []
    workers = [threading.Thread(target=lambda: results.append(squares(range(20000)))) for _ in range(3)]
    for worker in workers:
        worker.start()
    results.append(squares(range(20000)))
    for worker in workers:
        worker.join()
    print(results)


def renamed():
    global sum
    kept, sum = sum, lambda items: list(items)
    print(squares([1, 2]))
    sum = kept
    print(squares([1, 2]))


numbers()
decisions()
generators()
looks()
renamed()
for _ in range(3):
    shown(dot, [1.5] * 100, [2.0] * 100)
    shown(dot, [3] * 100, [2] * 100)
