# RUN: %compare --modes default,plain,O0,slots --every 5 %s
# Threads take turns in one generator, coroutine and asynchronous generator: each value comes once, and who
# comes while another one is in it is told so.
import sys
import threading

sys.setswitchinterval(1e-6)
TURNS = 20_000


def together(function, count=6):
    errors = []
    def guarded(i):
        try: function(i)
        except BaseException as error: errors.append(repr(error))
    threads = [threading.Thread(target=guarded, args=(i,)) for i in range(count)]
    for t in threads: t.start()
    for t in threads: t.join()
    return errors


def numbers(n, log):
    try:
        for i in range(n):
            x = [i, str(i)]
            yield x[0]
            assert x == [i, str(i)]
    finally: log.append('finally')
def through(n, log):
    result = yield from numbers(n, log)
    return result
class Awaited:
    def __init__(self, value): self.value = value
    def __await__(self): return (yield self.value)
async def coroutine(n, log):
    try:
        for i in range(n): await Awaited(i)
    finally: log.append('finally')
async def asynchronous(n, log):
    try:
        for i in range(n): yield i
    finally: log.append('finally')


def take(step):
    """What all threads have got by calling `step`, and which errors they met."""
    got, errors = [], set()
    def worker(i):
        while True:
            try: got.append(step())
            except (StopIteration, StopAsyncIteration): return
            except (ValueError, RuntimeError) as error:
                if 'cannot reuse' in str(error): return  # behind the end of a coroutine
                errors.add(str(error))
    return got, errors, together(worker)


def in_loops(generator):
    got, errors, done = [], set(), []
    def worker(i):
        while not done:
            try:
                for x in generator: got.append(x)
                done.append(i)
            except ValueError as error: errors.add(str(error))
    return got, errors, together(worker)


def async_step(generator):
    def step():
        try: generator.__anext__().send(None)
        except StopIteration as end: return end.value
    return step


allowed = {'generator already executing', 'coroutine already executing',
           'anext(): asynchronous generator is already running'}
for make in numbers, through:
    for way in (lambda g: take(lambda: next(g))), in_loops:
        log = []
        got, errors, failed = way(make(TURNS, log))
        print(make.__name__, sorted(got) == list(range(TURNS)), errors <= allowed, failed, log)
for make in coroutine, asynchronous:
    log = []
    object = make(TURNS, log)
    got, errors, failed = take(async_step(object) if make is asynchronous else lambda: object.send(None))
    print(make.__name__, sorted(got) == list(range(TURNS)), errors <= allowed, failed, log)


def close_or_throw(i):
    """Many generators, each of which one thread runs while others close it and throw into it."""
    for g in shared[i % 3::3]:
        try:
            if i < 3: sum(g)
            elif i % 2: g.close()
            else: g.throw(KeyError(i))
        except (ValueError, KeyError, StopIteration): pass


log = []
shared = [numbers(50, log) for _ in range(600)]
for g in shared: next(g)
print(together(close_or_throw, 9), len(log), {g.gi_frame for g in shared}, {g.gi_running for g in shared})
