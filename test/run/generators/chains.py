# RUN: %compare %s
# Chains of `yield from` and `await`: what is seen from the generator that runs, and how its end goes up.
import asyncio
import gc
import sys
import types
import weakref


def look(generators):
    frame = sys._getframe(1)
    while frame and frame.f_code.co_name != "main":
        # A call of native code from the interpreter stands at its beginning, one that is inlined at its end.
        delegates = frame.f_code.co_name in ("first", "second")
        print("   ", frame.f_code.co_name, frame.f_lineno, frame.f_lasti if delegates else "")
        frame = frame.f_back
    for generator in generators:
        print("   ", generator.__name__, generator.gi_running, generator.gi_suspended, generator.gi_yieldfrom)


def leaf(generators, then=None):
    for i in range(3):
        got = yield i
        print("  leaf got", got)
        look(generators)
    if then:
        then()
    return "leaf"


def second(generators, then=None):
    result = yield from leaf(generators, then)
    print("  second got", result)
    result = yield from leaf(generators, then)
    return result + " second"


def first(generators, then=None):
    try:
        result = yield from second(generators, then)
        print("  first got", result)
    finally:
        print("  first ends")
    yield "between"
    return 1


def frames():
    generators = []
    top = first(generators)
    generators.append(top)
    for value in top:
        inner = top.gi_yieldfrom
        if inner is not None:
            generators[1:] = [inner] + ([inner.gi_yieldfrom] if inner.gi_yieldfrom else [])
        print(value, [generator.gi_frame.f_back if generator.gi_frame else 0 for generator in generators],
              [generator.gi_frame.f_lasti if generator.gi_frame else 0 for generator in generators])


def sent():
    top = first([])
    print(next(top))
    for value in ("a", None, 3):
        print(top.send(value))


def show(error):
    print(repr(error), "from", repr(error.__cause__), "in", repr(error.__context__))
    traceback = error.__traceback__
    while traceback:
        name = traceback.tb_frame.f_code.co_name
        delegates = name in ("first", "second", "top", "middle")
        print("   ", name, traceback.tb_lineno, traceback.tb_lasti if delegates else "")
        traceback = traceback.tb_next


def fail():
    raise KeyError("leaf")


def stop():
    raise StopIteration("leaf")


def raised():
    for then in fail, stop:
        try:
            for value in first([], then):
                print(value)
        except (KeyError, RuntimeError) as error:
            show(error)


def thrown():
    top = first([])
    next(top)
    next(top)
    try:
        top.throw(ValueError("in"))
    except ValueError as error:
        show(error)
    top = first([])
    next(top)
    top.close()
    print(top.gi_frame)


def handled():
    """What is handled outside is the context inside, and no longer afterwards."""

    def inner():
        yield sys.exc_info()[0]
        try:
            raise TypeError
        except TypeError:
            yield sys.exc_info()[0]
            yield sys.exc_info()[0]
        yield sys.exc_info()[0]

    def middle():
        try:
            raise KeyError
        except KeyError:
            yield from inner()
        yield sys.exc_info()[0]

    def outer():
        yield from middle()

    for value in outer():
        print(value, sys.exc_info()[0])
    try:
        raise IndexError
    except IndexError:
        for value in outer():
            print(value, sys.exc_info()[0])


def count(tree):
    if tree is None:
        return 0
    left, item, right = tree
    before = yield from count(left)
    yield item
    return before + 1 + (yield from count(right))


def build(items):
    middle = len(items) // 2
    return (build(items[:middle]), items[middle], build(items[middle + 1:])) if items else None


def trees():
    def whole():
        print((yield from count(build(range(40)))))

    print(list(whole()), sum(whole()))


def deep(depth):
    if depth:
        yield from deep(depth - 1)
    else:
        yield 1
        yield 2
        yield sys._getframe(5).f_code.co_name


def recursion():
    print(list(deep(300)))
    limit = sys.getrecursionlimit()
    top = deep(200)
    print(next(top))
    sys.setrecursionlimit(100)
    try:
        print(next(top))
    except RecursionError as error:
        print("too deep", error)
    finally:
        sys.setrecursionlimit(limit)
    print(list(top))


def others():
    """Delegates that somebody else resumes, or that have ended, or are no generators."""

    def delegate(inner):
        result = yield from inner
        print("  result", result)

    inner = leaf([])
    one, two = delegate(delegate(inner)), delegate(inner)
    print(next(one), next(two), next(inner))
    for generator in one, two, one, two:
        try:
            print(next(generator))
        except StopIteration as error:
            print("stop", error.value)
    print(list(delegate(delegate(iter([1, 2])))))
    print(list(delegate(delegate(delegate(range(2))))))

    def itself():
        print("  enters")
        yield 1
        try:
            next(holder[0])
        except ValueError as error:
            print("  ", error)
        yield 2

    holder = [None]
    holder[0] = delegate(delegate(itself()))
    print(list(holder[0]))


def collected():
    """The garbage collector runs in the midst, and a delegate dies when it has ended."""

    class Item:
        pass

    def inner(dead):
        item = Item()
        weakref.finalize(item, dead.append, "item")
        yield 1
        gc.collect()
        yield 2
        item.itself = item
        yield 3

    def middle(dead):
        generator = inner(dead)
        weakref.finalize(generator, lambda: print("  dies in", sys._getframe(2).f_code.co_name))
        yield from generator
        del generator
        yield dead

    def outer(dead):
        yield from middle(dead)
        gc.collect()
        yield dead

    dead = []
    print(list(outer(dead)))


def traced(then):
    """Somebody begins to trace in the midst."""
    lines = []

    def trace(frame, event, argument):
        lines.append((frame.f_code.co_name, frame.f_lineno, event))
        return trace

    def set_trace():
        frame = sys._getframe(1)
        while frame.f_code.co_name != "traced":
            frame.f_trace = trace
            frame = frame.f_back
        sys.settrace(trace)
        then()

    try:
        print(list(first([], set_trace)))
    except KeyError as error:
        sys.settrace(None)
        show(error)
    sys.settrace(None)
    print(*lines, sep="\n")


INTERPRETED = """
def through(inner):
    result = yield from inner
    print("  through got", result)
    return result
"""


def mixed():
    names = {}
    exec(INTERPRETED, names)
    through = names["through"]

    def native(inner):
        return (yield from inner)

    for then in None, fail:
        try:
            print(list(native(through(native(through(second([], then)))))))
        except KeyError as error:
            show(error)


class Future:
    def __await__(self):
        return (yield "future")


@types.coroutine
def old_style(value):
    return (yield value)


async def bottom(fails):
    got = [await Future(), await old_style(1), await old_style(2)]
    if fails:
        raise KeyError(got)
    return got


async def middle(fails):
    try:
        return await bottom(fails)
    finally:
        print("  middle ends")


async def top(fails):
    print("  top got", await middle(fails))
    return await middle(fails)


def awaited():
    for fails in False, True:
        coroutine = top(fails)
        value = None
        try:
            while True:
                value = coroutine.send(value)
                print(value, coroutine.cr_running, coroutine.cr_await.__name__)
        except StopIteration as error:
            print("stop", error.value)
        except KeyError as error:
            show(error)


async def sleeper(depth):
    if depth:
        return await sleeper(depth - 1) + 1
    for _ in range(3):
        await asyncio.sleep(0)
    return 0


async def cancelled():
    task = asyncio.create_task(sleeper(5))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", task.cancelled())
    return await asyncio.gather(*(sleeper(depth) for depth in range(5)))


def main():
    for part in (frames, sent, raised, thrown, handled, trees, recursion, others, collected, mixed, awaited):
        print("==", part.__name__)
        part()
    for then in (lambda: None), fail:
        print("== traced")
        traced(then)
    print(asyncio.run(cancelled()))


main()
