# RUN: %compare %s
# Operators looked up on classes: reflected, in place, subclass first, NotImplemented, comparisons.


class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'{type(self).__name__}({self.n})'
    def __add__(self, o): return V(self.n + o.n) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return V(('r', o, self.n))
    def __iadd__(self, o): self.n = ('i', self.n, o); return self
    def __sub__(self, o): raise ArithmeticError('sub')
    def __matmul__(self, o): return 'matmul', o
    def __rpow__(self, o): return 'rpow', o
    def __divmod__(self, o): return 'divmod', o
    def __neg__(self): return 'neg'
    def __invert__(self): return 'invert'
    def __eq__(self, o): return 'eq', o
    def __lt__(self, o): return NotImplemented
    def __gt__(self, o): return 'gt', o
    def __contains__(self, x): return x == 'in'
    def __getitem__(self, k): return 'get', k
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
    __hash__ = None


class W(V):
    def __radd__(self, o): return 'subclass first', o


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f'{type(error).__name__}: {error}'


number, v, w = 5, V(1), W(2)
x = V(3)
x += 4
for f in (lambda: v + w, lambda: w + v, lambda: v + 1, lambda: 1 + v, lambda: v - 1, lambda: v @ 2, lambda: 2 ** v, lambda: v ** 2,
          lambda: divmod(v, 3), lambda: -v, lambda: ~v, lambda: +v, lambda: v == 1, lambda: v != v, lambda: v < 1, lambda: v > 1,
          lambda: 1 < v, lambda: 1 > v, lambda: v >= 1, lambda: 'in' in v, lambda: 'x' not in v, lambda: v[1], lambda: v[1:2],
          lambda: v[1, ::2, ...], lambda: hash(v), lambda: 1 in 5, lambda: [] < {}, lambda: [1, v] == [1, 2], lambda: x,
          lambda: number[0], lambda: None.x, lambda: 'a' < 1, lambda: 1 + 'a', lambda: [] + 1, lambda: -'a', lambda: v()):
    print(attempt(f))
v[0] = 1
v[1:] = 2
del v['k'], v[:]
