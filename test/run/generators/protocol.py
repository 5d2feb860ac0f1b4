# RUN: %compare %s
# send, throw, close, return values, StopIteration, and what a generator does with each.


def echo(log):
    try:
        got = yield 'start'
        while got != 'stop':
            try:
                got = yield ('got', got)
            except ValueError as error:
                log.append(repr(error))
                got = yield 'recovered'
            except GeneratorExit:
                log.append('closing')
                raise
    finally:
        log.append('finally')
    return 'result'


def step(g, what, *args):
    try:
        return getattr(g, what)(*args)
    except BaseException as error:
        return type(error).__name__, str(error), getattr(error, 'value', None)


log = []
g = echo(log)
print(step(g, 'send', 1), step(g, '__next__'), step(g, 'send', 5), step(g, 'throw', ValueError('x')), step(g, 'send', 6), step(g, 'send', 'stop'), step(g, 'send', 1))
g = echo(log)
print(next(g), step(g, 'close'), step(g, 'close'), step(g, '__next__'))
g = echo(log)
print(next(g), step(g, 'throw', KeyError('k')), step(g, 'throw', KeyError('again')))
g = echo(log)
print(step(g, 'throw', ValueError('at start')), step(g, '__next__'), step(echo(log), 'close'), log)


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            yield 2
            return


def stop_inside(): yield 1; raise StopIteration('inside')
def reenter(): yield next(me)
def returns(v): return v; yield
def late_close():
    try: yield
    finally: return 5


s = stubborn()
print(next(s), step(s, 'close'), step(s, '__next__'))
s = stop_inside()
print(step(s, '__next__'), step(s, '__next__'), step(s, '__next__'))
me = reenter()
print(step(me, '__next__'), step(returns((1, 2)), '__next__'), step(returns(StopIteration(3)), '__next__'))
c = late_close(); next(c); print(step(c, 'close'), step(c, '__next__'))
for args in ((5,), (ValueError,), (ValueError, 'v'), (ValueError, ValueError('w')), (ValueError('x'), 'y'), (ValueError, None, 5), (int,)):
    g = echo([]); next(g); print(step(g, 'throw', *args))
print(list(echo([])) == ['start'] if 0 else [x for x, _ in zip(echo([]), range(3))], sum(x for x in range(5)), *(x for x in 'ab'))
a, *b = (x * 2 for x in range(4)); print(a, b, 3 in (x for x in range(9)), dict((x, x) for x in 'ab'), max(x % 3 for x in range(5)))
