# RUN: %compare --limit 120 %s
# RecursionError at the same depth for each way to recurse, handlers at the limit, and 100000 deep.
import sys
import threading


def plain(n): return plain(n + 1)
def counts(n):
    try: return counts(n + 1)
    except RecursionError: return n
def gen(n):
    yield n
    yield from gen(n + 1)
class C:
    def __init__(self, n=0): self.n = n
    def method(self): return C(self.n + 1).method()
    def __getattr__(self, name): return getattr(self, name + 'x')
    def __add__(self, other): return self + other
    def __call__(self): return self()
    def __eq__(self, other): return other == self
    def __repr__(self): return repr(self)
    __hash__ = None
class Init:
    def __init__(self): Init()


def attempt(f):
    try: f()
    except RecursionError as error: return str(error).split(' while')[0]  # what C functions add depends on how warm their call is
def mutual_a(n): return mutual_b(n) + 1
def mutual_b(n): return mutual_a(n) + 1
def through_sort(n): return sorted([1, 2], key=lambda k: through_sort(n + 1))
def star(*a, **k): return star(*a, **k)
def comp(n): return [comp(n + 1) for _ in range(1)]


for f in (lambda: plain(0), lambda: list(gen(0)), lambda: C().method(), lambda: C().nothing, lambda: C() + 1, lambda: C()(), lambda: C() == C(),
          lambda: repr(C()), Init, lambda: mutual_a(0), lambda: through_sort(0), lambda: star(1, k=2), lambda: comp(0)):
    print(attempt(f))
print(counts(0), counts(0))
sys.setrecursionlimit(200)
print(counts(0), attempt(lambda: plain(0)))
sys.setrecursionlimit(1000)
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
def deep_try(n):
    try:
        return n and deep_try(n - 1) + 1
    finally:
        n = None
def deep_gen(n):
    if n: yield from deep_gen(n - 1)
    yield n
sys.setrecursionlimit(100100)
print(deep(100000), deep_try(50000), deep(99999))
try: deep(10**7)
except RecursionError as error: print(str(error).split(' in ')[0])  # so does a comparison's own check
sys.setrecursionlimit(5000)
print(sum(deep_gen(2000)))
def in_thread():
    sys.setrecursionlimit(3000)
    print(deep(2500), attempt(lambda: plain(0)))
t = threading.Thread(target=in_thread); t.start(); t.join()
try: sys.setrecursionlimit(1)
except RecursionError as error: print(error)
