# RUN: %compare --modes default,O0 %s
# No forced leaves: an interpreted caller under a frame-evaluation hook keeps arguments alive during a call.
# When objects die: order of __del__ at rebinding, del, return, unwinding, and resurrection; gc callbacks.
import gc
import sys
import weakref


class D:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name, sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno)
    def __add__(self, other): return D(f'({self.name}+{other.name})')
    def __call__(self, *args): return len(args)
    def __bool__(self): return False
    def __enter__(self): return D('entered')
    def __exit__(self, *e): pass
    def __iter__(self): return iter([D('i1'), D('i2')])


def rebinding():
    x = D('first')
    print('before')
    x = D('second')
    print('after')
    x = x + D('temp')
    print('added')
    del x
    print('deleted')
    return None


def temporaries():
    D('expression')
    print(D('callable')(D('arg'), D('arg2')))
    if D('test'): pass
    D('a') + D('b')
    [D('l1'), D('l2')]
    D('attr').name
    D('left') and 1
    f'{D("format").name}'
    return D('l').name, D('r').name


def looping():
    for x in D('iterable'):
        print('body', x.name)
    for i in range(2):
        y = D(f'loop{i}')
    print('loop end')


def arguments(a, b): print('in'); a = None; print('rebound'); return b
def order(): a, b, c = D('local a'), D('local b'), D('local c'); return 'order'
def raising():
    x = D('unwound')
    [D('on stack'), 1 / 0]
def with_block():
    with D('manager') as m: print('in with')
    print('after with')
def gen():
    x = D('in generator')
    yield 1
    y = D('late')
    yield 2
def closure():
    c = D('cell')
    return lambda: c.name


rebinding(); print(temporaries()); looping(); print(arguments(D('first argument'), D('second argument')).name); print(order())
try: raising()
except ZeroDivisionError: print('caught')
print('handled'); with_block()
g = gen(); next(g); del g
g = gen(); next(g), next(g); g.close(); print('closed'); g = None
f = closure(); print(f()); f = None; print('gone')
kept = []
class Back:
    def __del__(self): kept.append(self); print('resurrected')
def back(): Back(); b = Back(); return 'end'
print(back(), len(kept)); kept.clear()
gc.collect(); a = D('cycle'); a.me = a; r = weakref.ref(a, lambda r: print('weakref callback')); del a; gc.collect(); print(r())
D.__del__ = lambda self: 1 / 0
def unraisable(): D('bad'); return 'continued'
sys.unraisablehook = lambda u: print('unraisable', u.exc_type.__name__)
print(unraisable())
last = D('x'); del D.__del__
