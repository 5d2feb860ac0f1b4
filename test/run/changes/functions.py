# RUN: %compare %s
# Functions and methods replaced while callers run: recursion onto a new definition, __code__, closures, classes.
import types


def fact(n):
    global fact
    if n == 3:
        old = fact
        fact = lambda k: ('replaced', k)
        try: return n, old.__name__, fact(n - 1)
        finally: fact = old
    return n * 1 if n < 2 else (n, fact(n - 1))


class Machine:
    state = 'start'
    def step(self):
        if self.state == 'start':
            self.state = 'middle'
            Machine.step = later
        return self.state
def later(self): self.state += '!'; return self.state


def loop_with_monkeypatch():
    m, out = Machine(), []
    for i in range(5):
        out.append(m.step())
        if i == 2: m.step = types.MethodType(lambda self: 'own', m)
        if i == 3: del m.step; m.__class__ = type('Other', (), {'step': lambda self: 'other class'})
    return out


def make(n): return lambda x=n: (x, n)
def generic(f): return f()
def swap_code():
    out = []
    f, g = make(1), make(2)
    for turn in range(4):
        out.append((f(), g(), f is g))
        if turn == 1: f.__defaults__, g.__kwdefaults__ = ('changed',), None
        if turn == 2: f.__code__ = g.__code__
    return out


def suspended():
    x = yield 1
    yield helper(x)
def helper(x): return 'old', x
def replace():
    global helper
    g = suspended(); next(g)
    helper = lambda x: ('new', x)
    return g.send(5)


def self_deleting():
    global self_deleting
    del self_deleting
    return 'still running'


def code_replaced_while_running():
    def f(n):
        if n: f.__code__ = (lambda n: (f, 'new code')[1]).__code__
        return f'old code {n}', f(0) if n else None
    return f(1), f(1)


def many_callees():
    out = []
    for f in [lambda: 1, lambda a=2: a, lambda *a: a, lambda **k: k, int, str, Machine, print, [].copy, ''.join if 0 else 'x'.upper, type('C', (), {'__call__': lambda s: 'called'})()]:
        r = generic(f)
        out.append(r if not isinstance(r, Machine) else 'machine')
    return out


print(fact(5), loop_with_monkeypatch(), swap_code(), replace(), self_deleting(), code_replaced_while_running(), many_callees(), sep='\n')
copy = types.FunctionType(fact.__code__, dict(globals(), fact=lambda n: 'copied globals'), 'copy'); print(copy(5))
print(make(3).__code__.replace(co_consts=make(3).__code__.co_consts)is not None, types.FunctionType(make(1).__code__.replace(co_name='renamed'), globals(), None, (7,), make(9).__closure__)())
