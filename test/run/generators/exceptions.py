# RUN: %compare %s
# Exceptions through generators: exc_info per generator, contexts, tracebacks, handlers that yield.
import sys
import traceback


def current(): return repr(sys.exc_info()[1])


def yields_in_handler():
    try:
        raise ValueError('in generator')
    except ValueError:
        yield current()
        yield current()
        try:
            yield current()
        except KeyError as error:
            yield current(), repr(error.__context__)
    yield current()


def watcher():
    while True:
        yield current()


g, w = yields_in_handler(), watcher()
print(next(g), current(), next(w))
try:
    raise OSError('outside')
except OSError:
    print(next(g), current(), next(w), next(g))
    print(g.throw(KeyError('thrown')), current())
print(next(g), next(w), current())


def fails(n):
    yield n
    if n == 0:
        {}[n]
    yield from fails(n - 1)


def shown(f):
    try:
        f()
    except Exception:
        print(traceback.format_exc().replace(__file__, 'FILE'))


shown(lambda: list(fails(2)))
shown(lambda: [x for x in fails(1)])
shown(lambda: fails(3).throw(RuntimeError('before start')))
g = fails(5); next(g); next(g)
shown(lambda: g.throw(RuntimeError('while suspended')))
shown(lambda: sum(1 / (x - 2) for x in range(5)))


def finalizers(log):
    try:
        try: yield 1
        finally: log.append('inner'); yield 2
    except GeneratorExit: log.append('exit')
    finally: log.append('outer ' + current())


log = []
g = finalizers(log); next(g); next(g); g.close(); print(log)
g = finalizers(log); next(g); print(g.throw(IndexError('i')))
try: next(g)
except IndexError as error: print(repr(error), log)
