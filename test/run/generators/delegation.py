# RUN: %compare %s
# yield from over generators, iterators, sequences and objects, with send, throw and close passed on.
import traceback


def inner(name):
    try:
        x = yield name, 1
        while x:
            x = yield name, x
    except ValueError as error:
        yield 'inner caught', str(error)
        return 'after error'
    finally:
        print('inner finally', name)
    return name + ' returned'


def outer():
    a = yield from inner('a')
    print('got', a)
    b = yield from [1, 2]
    c = yield from inner('c')
    d = yield from Custom()
    return a, b, c, d


class Custom:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration('custom value')
        return 'custom', self.n
    def send(self, v): print('custom send', v); return 'sent', v
    def throw(self, *e): print('custom throw', e); return 'thrown'
    def close(self): print('custom close')


g = outer()
print(next(g), g.send(5), g.gi_yieldfrom.__name__, g.throw(ValueError('v')), next(g), next(g), type(g.gi_yieldfrom).__name__, next(g), g.send(7), next(g))
print(g.send('s'), g.throw(KeyError('k')), next(g), next(g))
try:
    while True: print(next(g))
except StopIteration as stop: print(stop.value)
g = outer(); next(g); g.close()
g = outer()
for _ in range(5):
    last = next(g)
print(last)


def depth(n):
    if n: return (yield from depth(n - 1)) + 1
    got = yield 'bottom'
    if isinstance(got, Exception): raise got
    return 0


def drive(n, value):
    g = depth(n); print(next(g))
    try: g.send(value)
    except StopIteration as stop: return stop.value
    except Exception: return len(traceback.format_exc().split('\n'))


def bad(x): yield from x
def loop(): yield from me
print(drive(50, None), drive(5, ValueError('deep')))
me = loop()
for f in (lambda: list(bad(5)), lambda: list(bad(None)), lambda: next(me), lambda: list(bad(iter([1, 2]))), lambda: bad([1, 2]).send(1)):
    try: print(f())
    except Exception as error: print(type(error).__name__, error)
b = bad([1, 2]); next(b)
try: b.send('to a list')
except AttributeError as error: print(error)
b = bad([1, 2]); next(b)
try: b.throw(OSError('into a list'))
except OSError as error: print(error, b.gi_frame)
