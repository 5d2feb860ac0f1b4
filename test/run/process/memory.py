# RUN: %compare --modes default,O0 %s
# No forced leaves: an interpreted caller under a frame-evaluation hook keeps arguments alive during a call.
# No leak: functions of each kind are run many times, and objects, references and blocks counted.
import asyncio
import gc
import sys
import weakref


class Node:
    def __init__(self, value): self.value, self.link = value, None


def loops(): return [i * 1.5 for i in range(50)], {str(i): i for i in range(20)}
def raises():
    try: raise ValueError(Node(1))
    except ValueError as error: return error.args[0].value
def chained():
    try:
        try: {}[Node(2)]
        except KeyError: raise RuntimeError from None
    except RuntimeError: pass
def half_built():
    try: return [Node(1), Node(2), Node(3).missing]
    except AttributeError: pass
    try: return f'{Node(1).value}{Node(2).value:nope}'
    except ValueError: pass
    try: plain(Node(1), *5)
    except TypeError: pass
    try: plain(Node(1), Node(2), wrong=Node(3))
    except TypeError: pass
def plain(a, b=1): return a
def generators():
    def g():
        try:
            while True: yield Node(0)
        finally: Node(1)
    it = g(); next(it); it.send(1); it.close()
    it = g(); next(it)
    try: it.throw(OSError(Node(1)))
    except OSError: pass
    it = g(); next(it); del it
    return sum(n.value for n in [Node(i) for i in range(5)])
def unpack():
    a, (b, *c) = Node(1), (Node(2), Node(3), 4)
    try: a, b = Node(1), Node(2), Node(3)
    except ValueError: pass
    try: a, b = (Node(i) for i in range(3))
    except ValueError: pass
def cycle():
    n = Node(1); n.link = Node(2); n.link.link = n
    f = sys._getframe(); del f
def closures():
    x = Node(1)
    def inner(): nonlocal x; x = Node(2); return x
    return inner().value, type('T', (), {'m': lambda self: x})().m()
def matching():
    for v in ([1, Node(2)], {'k': Node(3)}, Node(4)):
        match v:
            case [_, Node(value=x)]: pass
            case {'k': Node() as y, **rest}: pass
            case Node(value=z) if z == 5: pass
async def leaf(n): await asyncio.sleep(0); return Node(n)
async def asynchronous():
    async def agen():
        for i in range(3): yield await leaf(i)
    out = [n async for n in agen()]
    try:
        async with asyncio.timeout(10): raise OSError(out)
    except OSError: pass
def strings():
    s = ''
    for i in range(50): s += str(i)
    n = 1
    for i in range(40): n = n * 1000003 ^ i
    return s, n


loop = asyncio.new_event_loop()
functions = [loops, raises, chained, half_built, generators, unpack, cycle, closures, matching, strings, lambda: loop.run_until_complete(asynchronous())]
for f in functions:
    for _ in range(30): f()
    gc.collect()
    before, blocks = len(gc.get_objects()), sys.getallocatedblocks()
    for _ in range(200): f()
    gc.collect()
    print(f.__name__, len(gc.get_objects()) - before < 20, sys.getallocatedblocks() - blocks < 100)
x = Node(1); ref = weakref.ref(x); print(sys.getrefcount(x), sys.getrefcount(None) > 100); x = None; print(ref())
def holds(n): r = weakref.ref(n); n = None; return r()
print(holds(Node(1)), plain(Node(5)).value)
