"""Runs small functions and lets each single allocation fail, once in a process that has not run the function yet and
once in one that has run it often; then all from that one on. Prints what came of it that should not: a line of JSON a
function, what was wrong and how often. Each function is given the one object that it may keep references to."""
import collections
import contextlib
import gc
import json
import os
import signal
import sys

import _testcapi


class Node:
    kind = 'node'
    def __init__(self, value, *rest, **more):
        self.value, self.rest, self.more = value, rest, more
    def get(self): return self.value
    def keyword(self, a, b=2, *, c=3, **d): return self.value, a, b, c, d
    @property
    def twice(self): return self.value, self.value
    @classmethod
    def make(cls, v): return cls(v)
    @staticmethod
    def of(v): return [v]
    def __getitem__(self, i): return (self.value, i)
    def __enter__(self): return self
    def __exit__(self, *e): self.left = e[0]
    def __add__(self, o): return Node((self.value, o))
    def __iter__(self): yield self.value; yield self.value
class Slotted:
    __slots__ = ('a', 'b')
    def __init__(self, a): self.a = a; self.b = [a]
class Dies:
    def __init__(self, s): self.s = s
    def __del__(self): self.t = [self.s] * 3

def calls(s):
    n = Node(s, 1, 2, k=3)
    return n.get(), n.keyword(1), n.keyword(1, 5, c=7, z=9), Node.make(s).value, Node.of(s), n.twice, n[2]
def stars(s):
    def f(a, b, *c, d=1, **e): return a, b, c, d, e
    t = (1, s); d = {'x': s, 'd': 4}
    return f(*t), f(*t, *t, **d), f(s, *[1, 2], y=3), f(b=1, a=s)
def closures(s):
    x = [s]
    def g(y):
        def h(z):
            nonlocal x
            x = x + [y, z]
            return x
        return h
    return g(1)(2), (lambda q=s: q)(), [k for k in [(lambda: i)() for i in range(300, 304)]]
def comprehension(s):
    return [i * 1000 for i in range(5)], {i: (i, s) for i in 'abc'}, {str(i) for i in range(3)}, list(x for x in [s, s]), sum(i for i in range(1000, 1004))
def numbers(s):
    a, b, f = 1000, 10**20, 1.5
    a += 5000; b = b * a; f = f * a + b
    a -= 1; b //= 7; f /= 3; f **= 2
    return a, b, f, a < b, -a, ~b, a & 0xff0, a << 40, b % 1000, divmod(b, a), not a
def text(s):
    t = ''
    for i in range(3):
        t += f'{i:>4}{i!r}{s.kind}|'
    return t, t[2:5], t.upper(), '-'.join([t, t]), t % () if 0 else t, str(12345), f'{3.5}'
def exceptions(s):
    try:
        try: raise ValueError(s)
        finally: u = [s]
    except ValueError as e:
        v = e.args
    try: {}[s.kind]
    except KeyError as e: w = str(e)
    try: undefined_thing
    except NameError as e: w += e.name
    try:
        try: s.missing
        except AttributeError as e: raise RuntimeError('x') from e
    except RuntimeError as e: c = type(e.__cause__)
    return u, v, w, c
def groups(s):
    out = []
    try: raise ExceptionGroup('g', [ValueError(s), TypeError(1)])
    except* ValueError as e: out.append(len(e.exceptions))
    except* TypeError as e: out.append(e.exceptions[0].args)
    return out
def contexts(s):
    with Node(s) as n, Node(s) as m:
        r = n.get()
    try:
        with Node(s): raise ValueError(1)
    except ValueError: pass
    return r, m.left
def gen(s):
    try:
        x = yield s
        while x:
            x = yield [x, s]
    finally:
        y = [s]
    return y
def delegate(s):
    r = yield from gen(s)
    yield r
def generators(s):
    g = gen(s); a = next(g); b = g.send(5); g.close()
    c = list(delegate(s)); d = list(Node(s))
    g = gen(s); next(g)
    try: g.throw(ValueError(s))
    except ValueError as e: f = e.args
    e = [i for i in enumerate(gen2(s))]
    h = gen(s); next(h); del h
    return a, b, c, d, e, f
def gen2(s):
    for i in range(300, 303): yield i, s
def classes(s):
    class A(Node):
        x: int = 3
        def m(self): return super().get(), __class__.__name__
        def __init__(self, v): super().__init__(v); self.extra = [v]
    class B(A, metaclass=type): pass
    return B(s).m(), B.x, Slotted(s).b, A.__annotations__
def patterns(s):
    out = []
    for v in ([1, s], {'k': s, 'z': 1}, Node(s), 'q', 5):
        match v:
            case [a, b, *c]: out.append((a, b, c))
            case {'k': x, **rest}: out.append((x, rest))
            case Node(value=z): out.append(z)
            case str(t): out.append(t)
            case _: out.append('other')
    return out
def containers(s):
    l = [s]; l.append(s); l += [1]; l[0] = 2; l.extend((4, 5)); l.insert(0, s)
    d = {}; d[s] = 1; d['x'] = l; d.update(a=1); del d['a']
    t = (*l, s); u = {*l}; v = {**d, 'b': s}; a, *b = l
    x, y = s, l
    q = {s.kind: 1, 'f': 2, 'g': s}; z = l[1:3]; z[:] = [s]; del z[0]
    return l, len(d), t, len(u), v.keys() - {1}, a, b, q, s in l, 1 not in d, x, y
def dying(s):
    Dies(s); x = Dies(s); x = Dies(s); del x
    return [Dies(s)][0].s
def imports(s):
    import os.path as p
    from os import path, getpid
    return p is path
def globals_(s):
    global G
    try:
        G = [s]
        return G, len(G), Node
    finally: del G
class Aw:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield self.v
        return r
async def leaf(s, n):
    return await Aw([s, n])
async def agen(s):
    try:
        for i in range(2):
            yield await leaf(s, i)
    finally: x = [s]
class ACM:
    def __init__(self, s): self.s = s
    async def __aenter__(self): return self.s
    async def __aexit__(self, *a): await leaf(self.s, 7)
async def coro(s):
    out = []
    async for x in agen(s): out.append(x)
    async with ACM(s) as y: out.append(y)
    out += [z async for z in agen(s)]
    return out
def coroutines(s):
    c = coro(s); seen = []
    try:
        v = None
        while True: v = c.send(v); seen.append(v)
    except StopIteration as e: return seen, e.value
    finally: c.close()
def handled(s):
    try:
        x = [s] * 10; y = str(12345) + 'x'; z = Node(s).keyword(1, q=s)
    except MemoryError:
        return 'handled'
    finally:
        s.kind
    return 'all'
def keeps(s):
    def inner(a, out): out.append(sys._getframe()); b = [a]; raise ValueError(b)
    out = []
    try: inner(s, out)
    except ValueError as e: r = e.args
    f = out[0]; r = r, f.f_locals['b'] == [s]
    f.clear()
    return r
def builtins_(s):
    return isinstance(s, Node), len([s]), list(map(lambda x: (x, s), range(2))), sorted([3, 1, 2], key=lambda x: -x), max(1000, 2000), list(zip([s], [1])), repr((1000,)), int('12345'), getattr(s, 'zz', s), print
@contextlib.contextmanager
def managed(s):
    x = [s]
    try: yield x
    finally: x.append(1)
def decorated(s):
    with managed(s) as x: pass
    return x

def traced(s):
    def t(f, e, a): return t
    sys.settrace(t)
    try: return tr2(s)
    finally: sys.settrace(None)
def tr2(s):
    x = [s]; y = str(1234)
    for i in range(2): x.append(i * 1000)
    try: raise ValueError(x)
    except ValueError as e: z = e.args
    return z, y
def turns_on(s):
    def t(f, e, a): return t
    r = 0
    try:
        sys.settrace(t)
        r += len([s, s] * 3)
        raise KeyError(s.kind)
    except KeyError as e: return r, str(e)
    finally: sys.settrace(None)

functions = [calls, stars, closures, comprehension, numbers, text, exceptions, groups, contexts, generators, classes,
             patterns, containers, dying, imports, globals_, coroutines, handled, keeps, builtins_, decorated, traced, turns_on]


class Given(Node):
    def __repr__(self): return 'given'


class Failures(collections.Counter):
    """What was wrong with one function."""

    def try_one(self, f, s, expected, first, last):
        """Runs f while the allocations from `first` to `last` fail. Returns whether it needed none of them."""
        gc.collect()
        before, result, raised = sys.getrefcount(s), None, None
        try:
            _testcapi.set_nomemory(first, last)
            result = f(s)
            _testcapi.remove_mem_hooks()
        except BaseException as error:
            _testcapi.remove_mem_hooks()
            raised = type(error).__name__
        sys.settrace(None)
        if raised not in (None, 'MemoryError', 'ExceptionGroup'): self[raised] += 1
        if not raised and repr(result) not in (expected, "'handled'"): self['result'] += 1
        done = not raised and repr(result) == expected
        result = None
        gc.collect()
        if sys.getrefcount(s) != before: self['references'] += 1
        if sys.exc_info()[0]: self['handled exception'] += 1
        try:
            if repr(f(s)) != expected: self['result afterwards'] += 1
        except Exception as error: self['afterwards ' + type(error).__name__] += 1
        return done

    def in_child(self, f, s, *arguments):
        """The same in a forked process, which may crash."""
        read, write = os.pipe()
        pid = os.fork()
        if not pid:
            signal.alarm(10)  # some faults of the interpreter are endless
            failures = Failures()
            done = failures.try_one(f, s, *arguments)
            os.write(write, json.dumps([done, failures]).encode())
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as file: text = file.read()
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        done, failures = json.loads(text) if text else (False, {f'status {status}': 1})
        self.update(failures)
        return done


def answer(f, s):
    """What f returns, without running it here."""
    read, write = os.pipe()
    if not os.fork():
        os.write(write, repr(f(s)).encode())
        os._exit(0)
    os.close(write)
    os.wait()
    with os.fdopen(read) as file: return file.read()


def unraisable(problem):
    if problem.exc_type is not MemoryError: current['unraisable ' + problem.exc_type.__name__] += 1


def examine(f):
    global current
    current, s = Failures(), Given(1)
    expected = answer(f, s)
    for all_from_there in False, True:
        if all_from_there and f in (traced, turns_on): continue  # the interpreter asks again and again
        for first in range(1000):
            if current.in_child(f, s, expected, first, 0 if all_from_there else first + 1): break
    if f not in (traced, turns_on):
        for _ in range(20): f(s)
        for first in range(1000):
            if current.try_one(f, s, expected, first, first + 1): break
    print(json.dumps([f.__name__, current]), flush=True)


sys.unraisablehook = unraisable
for f in functions: examine(f)
