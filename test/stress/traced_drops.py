# RUN: %compare --modes default,plain,O0 %s
# An operation turns tracing on, then the values that it was given are dropped, and what that runs, the
# destructor and the trace function, raises and catches.
import sys


class Loud:
    def __init__(self, name): self.name = name
    def __hash__(self): return 1
    def __eq__(self, other):
        if other.name == self.name: sys.settrace(trace)
        return True
    def __del__(self):
        try: raise KeyError(self.name)
        except KeyError as error: print('del', error)
    def __getitem__(self, key): sys.settrace(trace); return key
    def __add__(self, other): sys.settrace(trace); return 'sum'
    def __call__(self, *arguments): sys.settrace(trace); return arguments
    def __iter__(self): sys.settrace(trace); return iter((1, 2))
    def __bool__(self): sys.settrace(trace); return True
    def __format__(self, how): sys.settrace(trace); return how


lines = []
def deep(n):
    if n: return deep(n - 1)
    raise ValueError(n)
def trace(frame, event, argument):
    try: deep(3)
    except ValueError: lines.append((frame.f_code.co_name, event))
    return trace


def a_set(): return {Loud('a'), Loud('a'), Loud('b')}
def a_map(): return {Loud('a'): [1], Loud('a'): Loud('value')}
def subscript(): return Loud('s')[Loud('key')]
def add(): return Loud('l') + Loud('r')
def call(): return len(Loud('c')(Loud('x'), Loud('y')))
def stars(): return len(Loud('c')(*[Loud('x')], **{'k': 1}) if 0 else Loud('c')(*[Loud('x')]))
def unpack(): a, b = Loud('u'); return a, b
def condition(): return 1 if Loud('t') else 2
def text(): return f'{Loud("f"):abc}'
def item(): d = {}; d[Loud('q')] = Loud('z'); d[Loud('q')] = Loud('w'); return len(d)
def within():
    try: return {Loud('a'), Loud('a')}, missing
    except NameError as error: return str(error)


for f in [a_set, a_map, subscript, add, call, stars, unpack, condition, text, item, within]:
    for again in range(2):
        lines.clear()
        r = f()
        sys.settrace(None)
        print(f.__name__, r if isinstance(r, (int, str, tuple)) else type(r).__name__, [line for line in lines if line[0] == f.__name__])
