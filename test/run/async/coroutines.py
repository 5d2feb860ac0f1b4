# RUN: %compare %s
# Coroutines driven by hand: send, throw, close, cr_* attributes, awaitables, warnings, errors.
import inspect
import sys
import types
import warnings


class Pause:
    def __init__(self, tag): self.tag = tag
    def __await__(self):
        got = yield self.tag
        return self.tag, got


async def child(n):
    a = await Pause(f'child {n}')
    try:
        b = await Pause('second')
    except ValueError as error:
        return 'recovered', str(error)
    finally:
        print('child finally', sys._getframe().f_lineno)
    return a, b


async def parent():
    x = await child(1)
    y = await generator_based()
    return x, y, [await Pause(i) for i in range(2)]


@types.coroutine
def generator_based():
    got = yield 'from generator'
    return got


def drive(coroutine, *values):
    for value in (None, *values):
        try:
            out = coroutine.throw(value) if isinstance(value, BaseException) else coroutine.send(value)
            awaited = coroutine.cr_await
            print(out, inspect.getcoroutinestate(coroutine), getattr(awaited, '__name__', type(awaited).__name__), coroutine.cr_frame.f_lineno, coroutine.cr_frame.f_lasti)
        except BaseException as error:
            return type(error).__name__, str(error), getattr(error, 'value', None)


print(drive(parent(), 1, 2, 3, 4, 5), drive(parent(), 1, ValueError('thrown'), 3, 4, 5), drive(parent(), OSError('out')))
c = parent(); print(c.send(None), c.cr_code.co_name, c.cr_running, c.cr_origin, c.__qualname__); print(c.close(), c.cr_frame, inspect.getcoroutinestate(c))


async def awaits(x): return await x
class Bad:
    def __await__(self): return 5
class Worse:
    def __await__(self): return child(1)


for x in (5, None, Bad(), Worse(), [1], parent):
    print(drive(awaits(x)))
c = child(1); c.send(None)
print(drive(awaits(c)), drive(c)); c.close()
print(drive(c)) if 0 else None
done = awaits(Pause('p')); done.send(None)
try: done.send('v')
except StopIteration as stop: print(stop.value)
print(drive(done))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    child(3)
print([str(w.message) for w in caught], caught[0].filename == child.__code__.co_filename)
async def stop(): raise StopIteration(1)
print(drive(stop()), repr(child)[:15], inspect.iscoroutinefunction(child), inspect.isawaitable(Pause(1)))
