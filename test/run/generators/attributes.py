# RUN: %compare %s
# gi_* attributes and frames at every stage: f_lasti, line, locals, running, code, names.
import inspect
import sys


def gen(a, b=2):
    print('running', me.gi_running, inspect.getgeneratorstate(me), sys._getframe() is me.gi_frame, sys._getframe().f_lasti)
    c = a + b
    got = yield c
    d = [x for x in (yield got) or ()]
    try:
        yield from (n * 2 for n in range(2))
    finally:
        e = 1
    with open('/dev/null') as f:
        yield f.closed
    return d, e


def look(g):
    f = g.gi_frame
    state = inspect.getgeneratorstate(g)
    if f is None:
        return state, g.gi_code.co_name, g.gi_yieldfrom
    return state, f.f_lasti, f.f_lineno, sorted(f.f_locals), f.f_back, g.gi_yieldfrom and g.gi_yieldfrom.__name__, f.f_code is g.gi_code


me = gen(1)
print(look(me), me.__name__, me.__qualname__, inspect.getgeneratorlocals(me))
print(next(me), look(me))
print(me.send('sent'), look(me))
print(me.send([7, 8]), look(me))
frame = me.gi_frame
print(next(me), look(me), frame.f_locals['d'])
print(next(me), look(me))
try:
    next(me)
except StopIteration as stop:
    print(stop.value, look(me), frame.f_lasti, frame.f_lineno, frame.f_locals.get('d'))
me = gen(5)
next(me)
frame = me.gi_frame
try:
    frame.clear()
except RuntimeError as error:
    print(error)
print(me.gi_frame, frame.f_locals)
me = gen(6)
next(me)
f = me.gi_frame
del me
print(sorted(f.f_locals), f.f_lineno)


def who(): return sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno, sys._getframe(2).f_code.co_name
def asks():
    yield who()
    yield who(), [who() for _ in range(1)]
def passes(): yield from asks()
def caller(g): return next(g)
g = passes()
print(caller(g), next(g), [caller(g) for g in [passes()]], list(passes()) == 0)
g.__name__ = 'renamed'
print(g.__name__, str(type(g)), 'renamed' in repr(g) or 'passes' in repr(g))
