# RUN: %compare %s
# Binding arguments: defaults, keyword-only, positional-only, * and **, and every error text.


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except TypeError as error:
        return str(error)


def plain(a, b, c=3, d=4): return a, b, c, d
def star(a, *rest, k=1, **kw): return a, rest, k, kw
def only(*, k, m=2): return k, m
def posonly(a, b=2, /, c=3, *, d): return a, b, c, d
def many(a, b, c, d, e, f, g, h=8, *i, j, k=11, **l): return a, b, c, d, e, f, g, h, i, j, k, l
def none(): return 'none'
def mutable(x=[]): x.append(1); return list(x)


for call in (lambda: plain(1, 2), lambda: plain(1, 2, 5), lambda: plain(1, b=2, d=7), lambda: plain(d=1, c=2, b=3, a=4), lambda: plain(1),
             lambda: plain(), lambda: plain(1, 2, 3, 4, 5), lambda: plain(1, a=2), lambda: plain(1, 2, e=5), lambda: plain(*[1, 2], **{'d': 0}),
             lambda: star(1), lambda: star(1, 2, 3, k=4, z=5), lambda: star(), lambda: star(a=1, b=2), lambda: star(*'abc', **{'k': 2}),
             lambda: only(k=1), lambda: only(), lambda: only(1), lambda: only(k=1, z=2), lambda: posonly(1, d=4), lambda: posonly(a=1, d=4),
             lambda: posonly(1, 2, 3, 4), lambda: posonly(1, b=2, d=3), lambda: many(*range(10), j=1, q=2), lambda: many(1, 2, j=3), lambda: none(1),
             lambda: none(**{}), lambda: none(*()), lambda: plain(*5), lambda: plain(**5), lambda: plain(1, *[2], **{'b': 3}), lambda: plain(**{1: 2}),
             lambda: plain(1, 2, **{'c': 1}, **{'c': 2}), lambda: star(1, **{'a': 2}), lambda: plain(*(x for x in (1, 2))),
             lambda: plain(1, 2, *[3], d=4), lambda: plain(1, 2, *[], **{}, c=9), lambda: (lambda x, y=2, *z: (x, y, z))(1, 2, 3, 4)):
    print(attempt(call))
print(mutable(), mutable(), mutable([5]), mutable())
plain.__defaults__ = (30,)
print(attempt(plain, 1, 2, 3), attempt(plain, 1, 2), attempt(plain, 1))
only.__kwdefaults__ = {'k': 'new'}
print(attempt(only), attempt(only, m=1))
plain.__code__ = star.__code__
print(attempt(plain, 1, 2, z=3))


def order(*args, **kw): return args, kw
def say(x): print(x, end=' '); return x
print(order(say(1), *[say(2)], say(3), k=say(4), **{'m': say(5)}, n=say(6)))
print(order(*'ab', *'cd', **{'x': 1}, **dict(y=2)), order('{}'.format(1), sep=''), order(**{'with space': 1}))
