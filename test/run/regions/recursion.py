# RUN: %compare %s
# RUN: %compare --modes guards,slots --every 1,2,3,50 %s
# Functions that call themselves: on words, without frames, where nobody can look; and what ends that.
import math
import sys
import threading
import traceback


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def power(base, n):
    if n == 0:
        return 1
    return base * power(base, n - 1)


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def harmonic(n):
    if n == 0:
        return 0.0
    return 1.0 / n + harmonic(n - 1)


def binomial(n, k):
    if k == 0 or k == n:
        return 1
    return binomial(n - 1, k - 1) + binomial(n - 1, k)


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def same(n, depth):
    if depth == 0:
        return n
    return same(n, depth - 1)


def divided(n, by):
    if n == 0:
        return 100 // by
    return divided(n - 1, by) + 1


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def area(x, width, depth):
    """By halves."""
    if depth == 0:
        return math.sqrt(x) * width
    half = width * 0.5
    return area(x, half, depth - 1) + area(x + half, half, depth - 1)


class Node:
    def __init__(self, left, right, value):
        self.left = left
        self.right = right
        self.value = value

    def total(self):
        if self.left is None:
            return self.value
        return self.left.total() + self.right.total()

    def depth(self):
        return 0 if self.left is None else 1 + max(self.left.depth(), self.right.depth())

    def first(self):
        """The leaf itself."""
        if self.left is None:
            return self
        return self.left.first()


def tree(depth):
    if depth == 0:
        return Node(None, None, 1)
    return Node(tree(depth - 1), tree(depth - 1), depth)


def find(items, value, low, high):
    """By halves; returns what is there."""
    if low >= high:
        return None
    middle = (low + high) // 2
    there = items[middle]
    if there == value:
        return there
    if there < value:
        return find(items, value, middle + 1, high)
    return find(items, value, low, middle)


def shown(function, *arguments):
    try:
        print(function.__name__, arguments, repr(function(*arguments)))
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        print(function.__name__, type(error).__name__, error, len(frames), [frame.lineno for frame in frames[:3]],
              frames[-1].line)


def numbers():
    for n in (0, 1, 7, 20):
        shown(fib, n)
    shown(fib, True)
    shown(fib, 2.5)
    shown(fib, 7.0)
    shown(fib, -2**70)
    shown(fib, "a")
    for base, n in ((2, 10), (2, 62), (2, 63), (3, 50), (-2, 63), (10, 30), (1.5, 4), (True, 3)):
        shown(power, base, n)
    shown(gcd, 1071, 462)
    shown(gcd, 2**80, 2**64 - 4)
    shown(harmonic, 20)
    shown(binomial, 12, 5)
    shown(ackermann, 2, 3)
    shown(area, 1.0, 2.0, 6)
    shown(area, -1.0, 2.0, 2)
    for n in (0, 1, 10, 11):
        shown(is_even, n)
        shown(is_odd, n)


def identities():
    big = int("123456789012")
    real = float("0.1")
    print(same(big, 5) is big, same(real, 5) is real, same(big, 0) is big)
    print(gcd(big, 0) is big, find([big], big, 0, 1) is big, find([real], 0.1, 0, 1) is real)
    root = tree(4)
    print(root.total(), root.depth(), root.first() is root.left.left.left.left)
    setattr(root.left.right.left.left, "value", 2**70)
    print(root.total())
    setattr(root.left.right.left.left, "value", 0.5)
    print(root.total())
    root.right.left = None
    print(root.total(), root.depth())
    setattr(root.left.left, "total", lambda: 1000)
    print(root.total())
    setattr(root.left.left, "left", 5)
    shown(root.depth)


def failures():
    shown(divided, 5, 7)
    shown(divided, 5, 0)
    for n in (100, 900, 2000, 100, 900):
        try:
            print(deep(n))
        except RecursionError as error:
            print(n, len(traceback.extract_tb(error.__traceback__)) > 900)
    for n in (400, 980, 1100):
        try:
            print(n, is_even(n), is_odd(n))
        except RecursionError as error:
            print(n, len(traceback.extract_tb(error.__traceback__)) > 900)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(60)
    reached = 0
    try:
        while True:
            reached = deep(reached + 1)
    except RecursionError:
        print(50 < reached < 60)
    sys.setrecursionlimit(20000)
    print(deep(15000))
    sys.setrecursionlimit(limit)


def in_loops():
    total = 0
    for n in range(12):
        total += fib(n) * binomial(n, 2) if n > 2 else fib(n)
    print(total)
    mixed = 0
    for n in [3, 4, 5.0, 6, 2**70 - 2**70 + 4, True]:
        mixed += fib(n)
    print(mixed)
    root = tree(3)
    weights = 0
    for node in (root, root.left, root.right, root):
        weights += node.total()
    print(weights)
    found = [find([1, 3, 5, 7, 9, 11], n, 0, 6) for n in range(12)]
    print(found)


def changed():
    """What the name stands for is looked at in each call from outside."""
    kept = fib
    print(fib(10))
    globals()["fib"] = lambda n: 1000
    print(kept(10))
    globals()["fib"] = kept
    print(fib(10))
    code, kept.__code__ = kept.__code__, (lambda n: n * 2).__code__
    print(fib(10))
    kept.__code__ = code
    print(fib(10))


def traced():
    calls = []

    def tracer(frame, event, argument):
        if event == "call" and frame.f_code.co_name == "fib":
            calls.append(frame.f_locals["n"])

    sys.setprofile(tracer)
    fib(6)
    sys.setprofile(None)
    print(len(calls), calls[:6])


def threads():
    results = []
    workers = [threading.Thread(target=lambda: results.append(fib(17))) for _ in range(3)]
    for worker in workers:
        worker.start()
    results.append(fib(17))
    for worker in workers:
        worker.join()
    print(results)


numbers()
identities()
failures()
in_loops()
changed()
traced()
threads()
numbers()
