# RUN: %compare --modes default,O0 %s
# numpy: arithmetic and comparison of arrays by operators, ufuncs of native functions, errors.
try:
    import numpy as np
except ImportError:
    print('numpy is not installed')
    raise SystemExit


def mandelbrot(size, limit):
    y, x = np.mgrid[-1:1:size * 1j, -2:0.5:size * 1j]
    c = x + 1j * y
    z, counts = np.zeros_like(c), np.zeros(c.shape, int)
    for _ in range(limit):
        inside = abs(z) <= 2
        z[inside] = z[inside] ** 2 + c[inside]
        counts += inside
    return counts.sum(), counts.max()


class Wrapped:
    def __init__(self, data): self.data = data
    def __array__(self, dtype=None): return np.asarray(self.data, dtype)
    def __array_ufunc__(self, ufunc, method, *inputs, **kw): return ufunc.__name__, method, len(inputs)
    def __radd__(self, other): return 'radd'


a = np.arange(12).reshape(3, 4)
a += 1
a[1, ::2] *= -1
b = a @ a.T
print(mandelbrot(60, 20), a, b, a[a > 5], a[:, -1], a[..., None].shape, (a == 1).any(), -a[0], a // 2 % 3, sep='\n')
print(np.vectorize(lambda x: x * 2 if x > 3 else 0)(a[0]), np.apply_along_axis(lambda r: r.max(), 1, a), np.frompyfunc(lambda x, y: f'{x}{y}', 2, 1)([1, 2], [3, 4]), np.fromiter((i * i for i in range(4)), float))
total = 0
for row in a:
    for x in row: total += x
    total += row[0] * 0.5
print(total, type(total).__name__, np.float64(1) + 1, 2 * np.int64(3), sum(a.flat), sorted(a.flat, key=lambda v: -v)[:3], np.add(1, Wrapped([1])), np.array([1]) + Wrapped([2]))
for bad in (lambda: a + np.ones(5), lambda: bool(a), lambda: a[7], lambda: np.array([1, 2])['x'], lambda: a @ a, lambda: 1 if a > 1 else 2):
    try: bad()
    except Exception as error: print(type(error).__name__, error)
with np.errstate(divide='raise'):
    try: np.array([1.0]) / 0
    except FloatingPointError as error: print(error)
x, (y, z) = np.array([1, 2]), np.array([3, 4])
print(x, y, z, [*x], {**{str(k): k for k in x}}, f'{x[0]:>4}', 1 in x, x is x, not x.size)
