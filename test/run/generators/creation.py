# RUN: %compare %s
"""Generators and coroutines at both ends of their lives: how a call makes them, and how they are dropped."""
import gc
import inspect
import sys
import types
import warnings
import weakref


def outer(a, b):
    def plain(x):
        yield x, a, b
        yield a
    def with_cell(x):
        yield (lambda: (x, a))()
        yield sys._getframe().f_code.co_name
    async def coroutine(x, y=5, *rest, key=7):
        return x, y, rest, key, b
    def nothing():
        return
        yield a
    return plain, with_cell, coroutine, nothing


def attempt(function, *arguments, **named):
    try:
        return function(*arguments, **named)
    except Exception as error:
        return f'{type(error).__name__}: {error}'


def shape(g):
    frame = g.gi_frame if inspect.isgenerator(g) else g.cr_frame
    return type(g).__name__, g.__name__, g.__qualname__, frame.f_lasti, frame.f_lineno, dict(frame.f_locals), frame.f_back


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


plain, with_cell, coroutine, nothing = outer(1, [2])
for g in (plain(3), with_cell(4), nothing()):
    print(shape(g), inspect.getgeneratorstate(g), list(g), inspect.getgeneratorstate(g), g.gi_frame)
for call in (lambda: coroutine(1), lambda: coroutine(1, 2), lambda: coroutine(1, 2, 3, key=4), lambda: coroutine(y=1, x=2)):
    c = call()
    print(shape(c), inspect.getcoroutinestate(c), run(c), attempt(c.send, None))
print(attempt(plain), attempt(plain, 1, 2), attempt(coroutine), attempt(plain, y=1))
many = [outer(i, i)[0](i) for i in range(5)]  # a closure each
print([next(g) for g in many], [next(g) for g in reversed(many)])

seen = []
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): seen.append(self.name)


def holds(value):
    local = Loud('local')
    yield value
    yield local.name


for steps in range(4):
    g = holds(Loud('argument'))
    ends = weakref.finalize(g, seen.append, 'generator')
    for _ in range(steps):
        next(g, None)
    g = None
    print(steps, seen)
    seen.clear()

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    coroutine(1)
    unused = coroutine(2)
    del unused
print([str(w.message) for w in caught])


async def awaits(c):
    return await c


async def twice(c):
    return await c, await c


@types.coroutine
def suspends(value):
    return (yield value)


print(run(awaits(coroutine(1))), attempt(run, twice(coroutine(1))))
started = awaits(suspends('once'))
print(started.send(None), attempt(run, awaits(started)), attempt(started.send, 'end'))
print(attempt(run, awaits(plain(1))), attempt(run, awaits(None)))

sys.set_coroutine_origin_tracking_depth(2)
tracked = coroutine(1)
print([name for file, line, name in tracked.cr_origin], run(tracked))
sys.set_coroutine_origin_tracking_depth(0)


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


def recurse(n):
    return recurse(n - 1) if n else list(deep(1))


def dive():
    return list(dive()) and (yield)


print(attempt(recurse, 100), list(deep(50))[-1], attempt(lambda: list(dive())))
g = plain(9)
g.__name__, g.__qualname__ = 'other', ''.join(['a', 'b'])
print(next(g), g.__name__, g.__qualname__)
del g
gc.collect()


def traced():
    events = []
    def trace(frame, event, argument):
        events.append((frame.f_code.co_name, event))
        return trace
    def make():
        yield 1
    sys.settrace(trace)
    list(make())
    run(coroutine(1))
    sys.settrace(None)
    return events


print(traced())
