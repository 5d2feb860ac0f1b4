# RUN: %compare %s
# Generators and coroutines that C code resumes, and the memory that they leave.
import asyncio
import functools
import gc
import itertools
import sys
import tracemalloc


def numbers(n, end=None):
    for i in range(n):
        yield i
    return end


def pairs(n):
    yield from zip(numbers(n), numbers(n, "end"))


def failing(n):
    yield from range(n)
    raise KeyError(n)


CONSUMERS = [
    sum, any, all, list, tuple, set, dict.fromkeys, min, max, sorted, bytes, frozenset,
    lambda g: ",".join(str(x) for x in g), lambda g: list(enumerate(g)), lambda g: list(zip(g, g)),
    lambda g: list(map(str, g)), lambda g: list(filter(None, g)), lambda g: functools.reduce(max, g),
    lambda g: [*g], lambda g: {**dict(zip(g, g))}, lambda g: 3 in g, lambda g: list(itertools.chain(g, g)),
    lambda g: next(g), lambda g: next(g, "none"), lambda g: len([x for x in g]),
    lambda g: (lambda *a: a)(*g), lambda g: [].extend(g), lambda g: list(itertools.islice(g, 2)),
]


def consume():
    for number, consumer in enumerate(CONSUMERS):
        for make in numbers, pairs, failing, lambda n: (x for x in numbers(n) if x), lambda n: numbers(n, "end"):
            for n in 0, 1, 4:
                generator = make(n)
                try:
                    print(number, consumer(generator), end=" ")
                except (KeyError, TypeError, ValueError, StopIteration) as error:
                    print(number, repr(error), end=" ")
                print(next(generator, "ended") if make is not failing else "")


def ends():
    """The value of StopIteration, where C code sees it."""
    generator = numbers(1, (1, 2))
    for _ in range(3):
        try:
            print(next(generator))
        except StopIteration as error:
            print("stop", error.value, error.args)
    generator = numbers(0, ValueError("as a value"))
    try:
        next(generator)
    except StopIteration as error:
        print("stop", repr(error.value))
    print(list(map(lambda x: x, numbers(2, "end"))))


def reentered():
    def itself():
        try:
            yield list(holder)
        except ValueError as error:
            yield error

    holder = itself()
    print(list(holder))


def look():
    frame = sys._getframe(1)
    while frame:
        print(frame.f_code.co_name, frame.f_lineno, end=" ")
        frame = frame.f_back
    print()


def seen():
    def looking():
        look()
        yield 1
        look()

    print(sum(looking()), looking().gi_running)
    generator = looking()
    print(list(generator), generator.gi_frame, generator.gi_running)


def traced():
    events = []

    def trace(frame, event, argument):
        events.append((frame.f_code.co_name, event, argument if event == "return" else None))
        return trace

    def inner():
        yield 1
        sys.settrace(trace)
        yield 2
        yield 3
        sys.settrace(None)
        yield 4

    print(sum(inner()), max(x for x in inner()))
    sys.settrace(None)
    print(*events, sep="\n")


def counted():
    """The collector counts what is made of kept memory, and runs when it would."""
    gc.collect()
    gc.disable()
    for make in numbers, lambda n: (x for x in range(n)):
        generators = [make(3) for _ in range(40)]
        del generators
        before = gc.get_count()[0]
        generators = [make(3) for _ in range(40)]
        made = gc.get_count()[0]
        del generators
        print(made - before, gc.get_count()[0] - before)
        generators = [make(3) for _ in range(3)]
        print([gc.is_tracked(generator) for generator in generators], len(gc.get_referents(generators[0])))
    gc.enable()
    collections = []
    gc.callbacks.append(lambda phase, info: collections.append(phase))
    threshold = gc.get_threshold()
    gc.set_threshold(50)
    kept = [numbers(3) for _ in range(500)]
    gc.set_threshold(*threshold)
    gc.callbacks.pop()
    print(len(kept), len(collections) > 10)


def allocated():
    for _ in range(40):
        sum(numbers(3))
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = [numbers(3) for _ in range(100)]
    size = tracemalloc.get_traced_memory()[0] - before
    print(size > 100 * 100, len(kept))
    del kept
    print(tracemalloc.get_traced_memory()[0] - before < 2000)
    tracemalloc.stop()
    print(sum(numbers(5)))


async def step(n):
    for _ in range(n):
        await asyncio.sleep(0)
    return n


async def raising():
    await asyncio.sleep(0)
    raise KeyError("in a task")


async def tasks():
    print(await asyncio.gather(step(3), step(0), step(2)))
    try:
        await asyncio.gather(step(3), raising())
    except KeyError as error:
        print(repr(error))
    try:
        await asyncio.wait_for(step(10**6), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    made = [asyncio.create_task(step(n)) for n in range(4)]
    print([await task for task in made], [task.done() for task in made])
    coroutine = step(1)
    try:
        coroutine.send(1)
    except TypeError as error:
        print(error)
    coroutine.send(None)
    coroutine.close()
    try:
        await coroutine
    except RuntimeError as error:
        print(error)


for part in consume, ends, reentered, seen, traced, counted, allocated:
    print("==", part.__name__)
    part()
asyncio.run(tasks())
