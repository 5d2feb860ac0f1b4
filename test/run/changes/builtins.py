# RUN: %compare %s
"""Builtin functions of every shape at one site: one after the other, freed, replaced, with too few and too many arguments,
and while they are profiled."""
import builtins, gc, math, operator, sys

def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f'{type(error).__name__}: {error}'

def none(f): return f()
def one(f, a): return f(a)
def two(f, a, b): return f(a, b)

class Loud:
    def __hash__(self): raise OSError('hash')
    def __abs__(self): return 'abs'
    def __repr__(self): return 'Loud()'

functions = [hash, abs, ord, math.sqrt, operator.neg, [].append, {}.get, 'a b'.split, print, min, sum, getattr, globals, gc.isenabled,
             'x'.join, (1, 2).index, divmod, math.gcd, len, isinstance, int, str, object, math.hypot, bytes.fromhex, dict.fromkeys]
for turn in range(3):
    for function in functions:
        results = [attempt(one, function, value) for value in (5, 'x', -2.5, Loud(), [3], (1, 2))]
        results += [attempt(two, function, 7, 2), attempt(two, function, 1, int), type(attempt(none, function)).__name__]
        if turn == 2: print(function.__name__, repr(results)[:200])

def bound(n):
    """A method of an object that is gone the next time: its address is used again."""
    out = []
    for i in range(n): out.append(one([i].__contains__ if i % 3 else {i: 'x'}.get, i))
    return out

def looked_up(n):
    out = []
    for i in range(n):
        if i == 2: builtins.ord = chr
        if i == 4: builtins.ord = lambda c: ('lambda', c)
        if i == 6: builtins.ord = original
        out.append(attempt(lambda: ord(65 if i in (2, 3) else 'A')))
    return out

def profiled():
    events = []
    def profile(frame, event, argument): events.append((event, getattr(argument, '__name__', None)))
    for turn in range(4):
        if turn == 2: sys.setprofile(profile)
        abs(turn), divmod(turn, 2)
    sys.setprofile(None)
    return events

original = ord
print(bound(12), looked_up(9), profiled())
