# RUN: %compare %s
# locals(), f_locals and vars() of native frames, from inside and from callees; frames that outlive calls.
import sys


def callee():
    f = sys._getframe(1)
    return dict(f.f_locals)


def outer(a, b=2, *args, k=3, **kw):
    before = locals()
    c = [1]
    x = callee()

    def inner():
        return a, c
    del b
    snapshot = callee()
    same = locals() is before, sorted(before)
    if k == 0:
        never = 1
    return before, x, snapshot, same, inner(), sorted(vars()), 'never' in locals()


def strip(d):
    return {k: v if k not in ('before', 'x', 'inner', 'snapshot') else sorted(v) if isinstance(v, dict) else '...' for k, v in d.items()}


before, x, snapshot, same, inner, names, never = outer(1, 2, 3, z=4)
print(strip(before), x.keys(), strip(snapshot), same, inner, names, never, sep='\n')


def keeps():
    kept = 'kept', 1
    return sys._getframe(), kept


frame, _ = keeps()
print(frame.f_locals, frame.f_back is sys._getframe(), frame.f_lineno, frame.f_lasti)


def fails(value):
    local = value * 2
    return local / 0


try:
    fails(21)
except ZeroDivisionError as error:
    tb = error.__traceback__.tb_next
print(tb.tb_frame.f_locals, tb.tb_lineno, tb.tb_lasti, tb.tb_frame.f_lineno)
tb.tb_frame.clear()
print(tb.tb_frame.f_locals)


def clears():
    try: sys._getframe().clear()
    except RuntimeError as error: return str(error)
def loops():
    for i in range(3):
        for j in 'ab':
            if i == 1: return callee()
class Body:
    one = 1
    two = sorted(k for k in locals() if k[0] != '_')
    three = callee()['one']
def executes():
    y = 5
    exec('y = 6; z = 7')
    return y, eval('y + 1'), eval('[y for _ in (1,)]', {'y': 'global'}), eval('locals()') is not None, 'z' in locals()
def gen():
    a = 1
    yield locals()
    b = 2
    yield locals()
print(clears(), loops(), Body.two, Body.three, executes(), [sorted(d) for d in list(gen())], sorted(next(gen())))
print(globals() is sys._getframe().f_globals, locals() is globals(), sys._getframe().f_builtins['len'] is len, (lambda q: locals())(1))
