# RUN: %compare %s
# Types of values change in the middle of a hot loop: int to float to big to str, and operators appear.


class Num:
    def __init__(self, n): self.n = n
    def __add__(self, o): return Num(self.n + getattr(o, 'n', o))
    def __radd__(self, o): return Num(o + self.n)
    def __lt__(self, o): return self.n < getattr(o, 'n', o)
    def __index__(self): return self.n
    def __repr__(self): return f'Num({self.n})'


class IntSub(int):
    def __add__(self, o): return 'sub add'
class ListSub(list):
    def __getitem__(self, i): return ('sub', i)
    def __iter__(self): return iter('sub')
class DictSub(dict):
    def __getitem__(self, k): return ('sub', k)


def total(items, start=0):
    t = start
    for x in items:
        t = t + x
    return t


def updating(items, start):
    for x in items:
        start += x
    return start


def less(items, limit): return [x < limit for x in items]
def index(containers, i): return [c[i] for c in containers]
def iterate(sources): return [x for s in sources for x in s]
def truth(items): return [1 if x else 0 for x in items]
def product(items):
    p = 1
    for x in items: p *= x
    return p


print(total([1, 2, 2.5, 3, True, 2**70, Num(1), 5, 1.5]), total(['a', 'b'], ''), total([[1], [2]], []), total([IntSub(3), 4]), total([1, IntSub(3)]))
print(updating([1, 2**62, 2**62, -2**63, 0.5, 1j], 0), updating(['b', 'c'], 'a'), updating([[1], (2,), 'x'], []), updating([2**29] * 5, 2**30 - 1))
same = alias = [1]
same = updating([[2]], same); print(same, alias, same is alias)
text = keep = 'ab' * 3
text = updating(['x', 'y'], text); print(text, keep)
print(less([1, 1.5, Num(0), True, 10**30, float('nan')], 2), less(['a', 'b'], 'b'), less([(1, 2), (1, 3)], (1, 3)), less([{1}, {1, 2, 3}], {1, 2}))
print(index([[1, 2], (3, 4), 'ab', {1: 'one'}, range(5), b'xy', ListSub('ab'), DictSub(), Num], 1) if 0 else index([[1, 2], (3, 4), 'ab', {1: 'one'}, range(5), b'xy', ListSub('ab'), DictSub()], 1))
print(index([[1, 2], 'ab'], -1), index([[1, 2], (3, 4)], True), index([[5, 6]], Num(1)), iterate([[1], (2,), 'a', {3: 4}, {5}, range(2), ListSub('x'), iter([6]), (g for g in 'g')]))
print(truth([0, 1, 2**70, 0.0, -0.0, 1.5, '', 'a', [], [0], None, True, False, Num(0), {}, (), 0j, IntSub(0)]), product([3] * 60), product([2.0, 'x'] if 0 else [2.0, 3]))
for bad in (lambda: total([1, 'a']), lambda: updating([1, None], 0), lambda: less([1, 'a'], 2), lambda: index([[1], 5], 0), lambda: index([[1]], 3), lambda: iterate([[1], 2])):
    try: bad()
    except Exception as error: print(type(error).__name__, error, error.__traceback__.tb_next.tb_lineno)
def overflow(n):
    i = 1
    for _ in range(n): i = i * 2 + 1
    return i
def shrink(i):
    while i > 5: i = i // 3 - 1
    return i
print(overflow(29), overflow(31), overflow(63), overflow(70), shrink(2**80), shrink(10**6), [1 << k for k in (29, 30, 31, 62, 63, 64)])
print([(a // b, a % b) for a in (7, -7, 2**31, -2**62) for b in (2, -3, 2**30)], [5 - 2**30, -2**30 - 1, 2**30 - 2**30, (-2**30) * (-2**30), 3 ** 40, 255 + 1, 256 + 1, -5 - 1, -6 + 1])
