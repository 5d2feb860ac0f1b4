# RUN: %compare --modes default,plain,O0,slots --every 5 %s suspended
# RUN: %compare --modes default,plain,O0 %s coroutines
# RUN: %compare --modes default,plain,O0 %s teardown
# RUN: %compare --modes default,plain,O0 --status 1 %s raising
# RUN: %compare --modes default,plain,O0 %s threads
# RUN: %compare --modes default,plain,O0 --status 4 %s os_exit
# RUN: %compare --modes default,plain,O0 %s daemons
# RUN: %compare --modes default,plain,O0 --status 2 %s daemons_exit
# RUN: %compare --modes default,plain %s deep_daemons
# RUN: %compare --modes default,plain %s daemons_die
# The process ends while generators, coroutines and threads are in the midst of native code.
import asyncio
import atexit
import gc
import itertools
import os
import sys
import threading
import time
import weakref


def say(*words, write=os.write, text=str):  # works when modules are gone
    write(1, (' '.join([text(word) for word in words]) + '\n').encode())


class Dies:
    def __init__(self, name): self.name, self.parts = name, numbers(name)
    def __del__(self, say=say):
        try: say('del', self.name, next(self.parts), sum(i for i in range(3)), numbers is None)
        except Exception as error: say('del failed', type(error).__name__)


def numbers(name, say=say):
    try:
        for i in itertools.count():
            yield i
    finally: say('finally', name)
def refuses(name, say=say):
    while True:
        try: yield name
        except GeneratorExit: say('refuses', name)
        if name != 'always': return
def delegates(name): yield from numbers(name)
async def waits(name, say=say):
    try: await asyncio.sleep(10)
    finally: say('finally', name)
async def produces(name, say=say):
    try:
        yield 1
        yield 2
    finally: say('finally', name)


def suspended():
    global kept, cyclic
    kept = [numbers('kept'), delegates('delegated'), refuses('once'), refuses('always')]
    for g in kept: next(g)
    cyclic = [numbers('cyclic')]
    next(cyclic[0])
    cyclic.append(cyclic)
    local = numbers('local'); next(local)
    kept.append(weakref.ref(local, lambda r: say('weakref callback')))
    threading.current_thread().stays = numbers('of the thread')
    next(threading.current_thread().stays)
    # Not cleared with the module's names: what sys.modules has, and the thread's own.
    sys.modules['lasti_test'] = type(sys)('lasti_test')
    sys.modules['lasti_test'].stays = numbers('of a module'); next(sys.modules['lasti_test'].stays)
    say('end')


def coroutines():
    global kept
    kept = [waits('never awaited'), produces('never begun')]
    begun = produces('begun')
    try: begun.__anext__().send(None)
    except StopIteration: pass
    kept.append(begun)
    async def main():
        task = asyncio.create_task(waits('task'))
        agen = produces('in the loop')
        say(await agen.__anext__())
        await asyncio.sleep(0)
        kept.append((task, agen))
        waits('dropped')
    asyncio.run(main())
    say('end')


def teardown():
    global a, b, c
    a, b, c = Dies('a'), Dies('b'), [Dies('c')]
    c.append(c)
    say = globals()['say']
    class Local:
        def __del__(self): say('local', type(self).__name__, sum([1, 2]), [x for x in range(3) if x])
    b.local = Local()
    atexit.register(lambda: say('atexit', next(numbers('in atexit'))))
    atexit.register(atexit.register, lambda: say('atexit of atexit'))
    sys.stdout.last = Local()
    gc.disable()


def raising():
    class Fails:
        def __repr__(self): return 'Fails()'
        def __call__(self): next(numbers('in atexit')); [].pop()
    atexit.register(Fails())
    sys.excepthook = lambda *e: say('hook', e[0].__name__) or 1 / 0
    g = numbers('in a frame of the traceback')
    next(g)
    {}[g is None]


def threads():
    def fails(): raise KeyError('in a thread')
    def leaves(): sys.exit(3)
    def late():
        time.sleep(0.2)
        say('late', sum(x for x in range(4)))
        t = threading.Thread(target=lambda: say('later')); t.start()
    threading.excepthook = lambda args: say('thread', args.exc_type.__name__, args.exc_value)
    for f in fails, leaves, late:
        t = threading.Thread(target=f)
        t.start()
        if f is not late: t.join()
    say('end of main')


def os_exit():
    def ends():
        g = numbers('not finished'); next(g)
        say('ends')
        os._exit(4)
    threading.Thread(target=ends).start()
    while True: sum(range(100))


def spin(started):
    """A native loop with all that it may be in the midst of."""
    g = numbers('spinning')
    for n in itertools.count():
        x = Point(n).twice() + next(g)
        try: {}[x]
        except KeyError as error: y = [error.args for _ in range(3)]
        with Point(n) as p: started[p.x % 4] = f'{x}{y}'
class Point:
    def __init__(self, x): self.x = x
    def twice(self): return self.x * 2
    def __enter__(self): return self
    def __exit__(self, *e): return [x for x in e if x]
class Ends:
    def __del__(self): return Point(1).twice() if Point else None


def start_daemons(target=spin):
    started = {}
    for _ in range(5): threading.Thread(target=target, args=(started,), daemon=True).start()
    while len(started) < 4: time.sleep(0.001)
    return started


def daemons():
    start_daemons()
    say('end with daemons')
def daemons_exit():
    start_daemons()
    say('exit with daemons')
    sys.exit(2)
def deep_daemons():
    """Their stacks go on in further segments (design.md, section 6)."""
    sys.setrecursionlimit(10**6)
    threading.stack_size(256 * 1024)
    def down(n, started): return down(n - 1, started) + 1 if n else spin(started)
    start_daemons(lambda started: down(5000, started))
    say('end with deep daemons')
def daemons_die():
    """They stop where a destructor runs."""
    def drops(started):
        for n in itertools.count():
            x = Ends(); x = [Ends(), Ends()]; del x
            {Ends(): Ends()}
            started[n % 4] = Ends()
    sys.setswitchinterval(1e-6)
    start_daemons(drops)
    say('end while they die')


globals()[sys.argv[1]]()
