# RUN: %compare %s
# Matching handlers, sys.exc_info, re-raising, nested handlers, what except can be given.
import sys


class A(Exception): pass
class B(A): pass
class Loose(type(A)):
    def __subclasscheck__(cls, other): print('not asked'); return True


def match(error, *kinds):
    try:
        raise error
    except kinds[0] as e:
        return 'first', e.args
    except (kinds[1], KeyError):
        return 'second', sys.exc_info()[0].__name__
    except BaseException:
        return 'base', type(sys.exc_info()[1]).__name__
    finally:
        assert sys.exc_info() == (None, None, None)


def nested():
    log = []
    try:
        raise A(1)
    except A as a:
        try:
            raise B(2)
        except B as b:
            log.append((sys.exc_info()[1] is b, b.__context__ is a))
        log.append(sys.exc_info()[1] is a)
        try:
            raise
        except A as c:
            log.append(c is a)
    log.append(sys.exc_info()[1])
    return log


def reraise_later():
    saved = None
    try:
        raise A('saved')
    except A as e:
        saved = e
    try:
        raise saved
    except A as e:
        depth, tb = 0, e.__traceback__
        while tb:
            depth, tb = depth + 1, tb.tb_next
        return depth, e.__context__


def attempt(text):
    try:
        exec(text, {'A': A, 'B': B})
    except BaseException as error:
        print(text.replace('\n', ' '), '->', type(error).__name__, error, '| cause', repr(error.__cause__), '| context', repr(error.__context__), error.__suppress_context__)


print(match(A(1), A, B), match(B(1), B, A), match(B(1), OSError, A), match(KeyError(1), A, B), match(SystemExit(1), A, B), match(KeyboardInterrupt(), A, B))
print(nested(), reraise_later())
for text in ('raise', 'raise A', 'raise A(1)', 'raise A from B', 'raise A from None', 'raise 5', 'raise A from 5', 'raise int', 'raise None',
             'try: raise A\nexcept 5: pass', 'try: raise A\nexcept (B, 5): pass', 'try: raise A\nexcept int: pass', 'try: pass\nexcept 5: pass',
             'try: raise A\nexcept undefined: pass', 'try: raise A(1)\nexcept A: raise B(2)', 'try: raise A(1)\nexcept A as e: raise B(2) from e',
             'class M(A):\n def __init__(self): 1/0\nraise M', 'class N(A):\n def __new__(cls): return 5\nraise N', 'raise type("L", (A,), {})("x")'):
    attempt(text)
