# RUN: %compare --modes default,O0 %s
"""f_lasti of a calling frame: at CALL where the arguments do not fit and where C is called, at its end while a Python
function runs (_PyEvalFramePushAndInit in ceval.c). A frame that has left for the interpreter stays at CALL: with a
hook for frames the interpreter inlines no call."""
import sys


def fits(a, b=2, *, c=3): raise KeyError(sys._getframe(1).f_lasti)
def generator(a): yield a
async def coroutine(a): pass


class Class:
    def __init__(self, a): raise KeyError(sys._getframe(1).f_lasti)
    def method(self, a): return sys._getframe(1).f_lasti
    @classmethod
    def made(cls, a): pass


interpreted = eval('lambda a: 1 / a')
o = object.__new__(Class)
bound = o.method

calls = [
    lambda: fits(), lambda: fits(1, 2, 3), lambda: fits(1, d=4), lambda: fits(1, a=2), lambda: fits(1), lambda: fits(1, c=2),
    lambda: generator(), lambda: coroutine(1, 2), lambda: Class(), lambda: Class(1), lambda: Class(1, b=2), lambda: Class.made(),
    lambda: o.method(), lambda: o.method(1), lambda: bound(), lambda: bound(1), lambda: bound(a=1), lambda: bound(b=1),
    lambda: interpreted(), lambda: interpreted(0), lambda: interpreted(''), lambda: len(), lambda: sorted([], x=1),
    lambda: fits(*()), lambda: fits(*(1,), **{'d': 1}), lambda: [fits() for _ in (1,)], lambda: (lambda a: a)(),
]
for number, call in enumerate(calls):
    for _ in range(3):
        try:
            print(number, call())
        except Exception as e:
            traceback, offsets = e.__traceback__.tb_next, []
            while traceback and len(offsets) < 4:
                offsets.append((traceback.tb_lasti, traceback.tb_frame.f_lasti))
                traceback = traceback.tb_next
            print(number, type(e).__name__, e, offsets)
