# RUN: %compare %s
# C functions that call sites remember: replaced, overridden, raising, with keywords, through recursion, under tracing.
import sys
from collections import deque


class Loud(list):
    def append(self, item): super().append(('loud', item))
class Quiet(list): pass
class Named(str):
    def upper(self): return 'NAMED'


def append(target, item): target.append(item); return target
def upper(s): return s.upper()
def join(sep, items): return sep.join(items)
def get(d, *args): return d.get(args[0]) if len(args) == 1 else d.get(args[0], args[1])
def split(s, **keywords): return s.split(**keywords) if keywords else s.split('a')
def split_by_name(s): return s.split(sep='a', maxsplit=1)
def size(x): return len(x)
def check(x, kind): return isinstance(x, kind)
def free(method, x): return method(x)
def none(method): return method()
def attempt(f, *args):
    try: return f(*args)
    except Exception as error: return type(error).__name__, str(error)
def many(f, *rows): return [attempt(f, *row) for _ in range(3) for row in rows]


print(many(append, ([], 1), (Loud(), 2), (Quiet(), 3), (deque(), 4), (bytearray(), 5), (bytearray(), 500), (5, 5)))
print(many(upper, ('a',), (Named('n'),), (b'b',), (str,), (7,)), many(join, (',', 'abc'), (',', [1]), (b',', [b'x']), (',', 5)))
print(many(get, ({1: 2}, 1), ({1: 2}, 3, 'd'), ({}, []), (str, 1)), many(split, ('banana',), (b'banana',), (Named('banana'),)), split('banana', sep='n'), split_by_name('banana'))
print(many(size, ([],), ('abc',), ({1},), (Quiet([1]),), (5,), (type('L', (), {'__len__': lambda self: 9})(),), (type('N', (), {'__len__': lambda self: -1})(),)))
print(many(check, (1, int), (True, int), ('x', (int, str)), (1, 1), (Quiet(), list)))
print(many(free, (str.upper, 'a'), (str.upper, 1), (len, 'ab'), ([].append, 1), (list.append, []), ('x'.join, 'ab'), (int, '7'), (str, 7), (abs, -1), (type, 1), (tuple, 'ab'), (''.isalnum, 1), (dict.fromkeys, 'ab'), (len, 5)))
print(many(none, ('a'.isalnum,), (str.isalnum,), ([3].copy,), (dict,), (len,), (isinstance,), ({}.items,), (''.split,)))

big = []
for i in range(50): big.append(i)
big.append(big); print(big[-1] is big, len(big), sys.getrefcount(big) - len([big]))
old = object(); before = sys.getrefcount(old)
kept = []
for _ in range(20): kept.append(old)
print(sys.getrefcount(old) - before, [kept.pop() is old for _ in range(20)].count(True), sys.getrefcount(old) - before)


class Dying:
    def __init__(self, log): self.log = log
    def __del__(self): self.log.append('gone')
    def __eq__(self, other): return attempt(self.log.count, self) if depth() < 3 else False
    def __hash__(self): return 1
    def __len__(self): self.log.append('asked'); return size('abcd')
def depth(n=[0]): n[0] += 1; return n[0]
log = []
print(size(Dying(log)), log, [Dying(log)].count(5), log, {Dying(log): 1}.get(Dying(log)), log)


def descend(n): return [n].sort(key=lambda v: deeper(v)) if n else size([])
def deeper(v): return repr(Nested(v - 1)) if v else ''
class Nested:
    def __init__(self, n): self.n = n
    def __repr__(self): return ','.join([str(self.n), deeper(self.n)])
print(descend(20), deeper(10))
class Endless:
    def __str__(self): return ''.join([str(self)])
    def __len__(self): return len(self)
for endless in (str, len): print(attempt(endless, Endless())[0])

events = []
def trace(frame, event, arg): events.append((frame.f_code.co_name, event)); return trace
def switched(words):
    out = []
    for i, word in enumerate(words):
        if i == 2: sys.settrace(trace); sys._getframe().f_trace = trace
        out.append(word.upper())
        if i == 4: sys.settrace(None)
    return out
print(switched('abcdefg'), len(events), sorted(set(events)))
def profiler(frame, event, arg):
    if event.startswith('c_'): events.append((event, arg.__name__))
events.clear()
class Profiled:
    def __len__(self): sys.setprofile(profiler); return 3
print(size(Profiled()), size('ab'), upper('x')); sys.setprofile(None); print(events)
real = len
len = lambda x: 'replaced'; print(size('abc')); len = abs; print(size(-3)); del len; print(size('abc')); isinstance = issubclass; print(check(bool, int)); del isinstance; print(check(bool, int))

# Subscripts and enumerate.
def at(c, i): return c[i]
def put(c, i, v): c[i] = v; return c
print(many(at, ([1, 2], 0), ([1, 2], -1), ([1, 2], -2), ([1, 2], 2), ([1, 2], -3), ((1, 2), -1), ((1, 2), 5), ('ab', -1), ([1], True), ([1], 2 ** 40), ([1], -2 ** 40), ([1], 1.0), (Quiet([8]), -1), ({-1: 'd'}, -1)))
print(many(put, ([1, 2], 0, 'a'), ([1, 2], -1, 'b'), ([1, 2], 2, 'c'), ([1, 2], -3, 'd'), ((1,), 0, 1), ({}, -1, 2), ([1], 2 ** 40, 0), ([1], False, 9)))
print([(i, c) for i, c in enumerate('ab')], list(map(id, [1])) == [id(1)], [p for p in enumerate([5, 6], 2 ** 62)], [p for p in enumerate([5, 6], sys.maxsize - 1)], [p for p in enumerate((1, 2), -1)])
def raising():
    yield 1
    raise KeyError('inside')
def over(it): return [(i, x) for i, x in enumerate(it)]
print(many(over, (raising(),), (iter(int, 1) if 0 else [7],), ({3: 4},), (5,), (enumerate('x'),), (range(2),)))
pairs, e = [], enumerate([object(), 'x', 'y'])
for pair in e: pairs.append(pair)
print(len(set(map(id, pairs))), [p[0] for p in pairs], next(e, 'end'))
nested = enumerate(x for x in [next(nested2, 0) for nested2 in [enumerate('ab')]])
for pair in nested: print(pair)

# Ints of 60 to 63 bits.
edge = [s * (2 ** b + d) for b in (29, 30, 59, 60, 61, 62, 63) for d in (-1, 0, 1) for s in (1, -1)]
import operator
total = 0
for a in edge:
    for b in edge:
        x = a; x += b; y = a; y -= b; z = a; z *= b; w = a; w &= b
        total = total * 31 + (a + b) * 3 + (a - b) * 5 + (a * b) * 7 + (a & b) * 11 + (a | b) * 13 + (a ^ b) * 17 + (a // b) * 19 + (a % b) * 23 + (a >> (b & 7)) + (a << (b & 7)) + x + y + z + w
        total %= 2 ** 127 - 1
        assert a + b == operator.add(a, b) == x and a - b == operator.sub(a, b) == y and a * b == operator.mul(a, b) == z and a & b == operator.and_(a, b) == w and a // b == operator.floordiv(a, b) and a % b == operator.mod(a, b)
print(total)
