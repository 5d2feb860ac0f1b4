# RUN: %compare %s
# Operators, comparisons and calls of instances: who is asked, in which order, and what comes of NotImplemented.
import operator
import sys
import traceback

asked = []


def show(function, *arguments):
    asked.clear()
    try:
        result = function(*arguments)
        text = result if isinstance(result, (int, str, bool, list)) else type(result).__name__
    except Exception as error:
        frames = [frame.name for frame in traceback.extract_tb(error.__traceback__)][1:]
        text = f'{type(error).__name__}: {error} {frames}'
    return f'{text} {" ".join(asked)}'


def method(name, result):
    def call(self, other):
        asked.append(f'{type(self).__name__}.{name}')
        if isinstance(result, Exception):
            raise result
        return result
    call.__name__ = name
    return call


BINARY = ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'matmul', 'lshift', 'rshift', 'and', 'or', 'xor']
COMPARISONS = ['lt', 'le', 'eq', 'ne', 'gt', 'ge']
CODE = {
    'add': ('+', '__radd__'), 'sub': ('-', '__rsub__'), 'mul': ('*', '__rmul__'), 'truediv': ('/', '__rtruediv__'),
    'floordiv': ('//', '__rfloordiv__'), 'mod': ('%', '__rmod__'), 'pow': ('**', '__rpow__'), 'matmul': ('@', '__rmatmul__'),
    'lshift': ('<<', '__rlshift__'), 'rshift': ('>>', '__rrshift__'), 'and': ('&', '__rand__'), 'or': ('|', '__ror__'),
    'xor': ('^', '__rxor__'),
}


def make(name, bases=(), forward=None, reflected=None, in_place=None, comparisons=None):
    body = {}
    for each in BINARY:
        for prefix, result in ('', forward), ('r', reflected), ('i', in_place):
            if result is not None:
                body[f'__{prefix}{each}__'] = method(f'{prefix}{each}', result)
    for each in COMPARISONS:
        if comparisons is not None:
            body[f'__{each}__'] = method(each, comparisons)
    return type(name, bases, body)


NO = NotImplemented
Both = make('Both', forward=1, reflected=2, comparisons=True)
Neither = make('Neither', forward=NO, reflected=NO, comparisons=NO)
Right = make('Right', reflected='right', comparisons='compared')
Left = make('Left', forward=NO, comparisons=NO)
Sub = make('Sub', (Both,), reflected=3, comparisons=False)
Same = make('Same', (Both,))
Placed = make('Placed', forward=4, in_place=5)
Declines = make('Declines', forward=6, in_place=NO)
Raises = make('Raises', forward=ValueError('forward'), comparisons=KeyError('compare'))
Listed = make('Listed', (list,), forward=NO, comparisons=NO)
Number = make('Number', (int,), forward=NO, reflected=7, comparisons=NO)
values = [kind() for kind in (Both, Neither, Right, Left, Sub, Same, Placed, Declines, Raises, Listed, Number)] + [3, 2.5, 'text', [1], None]


def plus(a, b):
    return a + b


def minus(a, b):
    return a - b


def times(a, b):
    return a * b


def over(a, b):
    return a / b


def modulo(a, b):
    return a % b


def power(a, b):
    return a ** b


def shift(a, b):
    return a >> b


def both(a, b):
    return a & b


def grow(a, b):
    a += b
    return a


def scale(a, b):
    a *= b
    return a


def less(a, b):
    return a < b


def equal(a, b):
    return a == b


def differs(a, b):
    return 'differs' if a != b else 'same'


def at_least(a, b):
    if a >= b:
        return 'at least'
    return 'below'


for function in plus, minus, times, over, modulo, power, shift, both, grow, scale, less, equal, differs, at_least:
    for a in values:
        for b in values:
            if isinstance(a, str) and function is modulo:
                continue
            print(function.__name__, type(a).__name__, type(b).__name__, show(function, a, b))

# A site that sees one class, and the class changes.
class Point:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return Point(self.x + other.x)

    def __eq__(self, other):
        return self.x == other.x

    def __lt__(self, other):
        return self.x < other.x

    def __call__(self, a=1, *, b=2):
        return self.x, a, b

    def __len__(self):
        return self.x

    def __contains__(self, item):
        return item == self.x

    def __getitem__(self, key):
        return key, self.x

    def __bool__(self):
        return self.x > 1


def all_of(p, q):
    total = p + q
    return [total.x, p == q, p < q, p != q, p(), p(5), p(5, b=6), p(b=7), len(p), 1 in p, p[2], bool(p)]


p, q = Point(1), Point(2)
for change in ('', 'Point.__add__ = lambda self, other: Point(100)', 'Point.__eq__ = lambda self, other: NotImplemented',
               'Point.__lt__ = lambda self, other: [1]', 'Point.__call__ = lambda self, *a, **k: (a, k)', 'Point.__call__ = print',
               'Point.__len__ = lambda self: -1', 'Point.__len__ = lambda self: "x"', 'del Point.__len__', 'del Point.__lt__',
               'del Point.__call__', 'del Point.__add__', 'Point.__radd__ = lambda self, other: self', 'p = 5'):
    exec(change)
    for round_ in range(3):
        print(change, show(lambda: [f'{each}' for each in all_of(p, q)]))


# Recursion in comparisons and calls is counted as in the interpreter.
class Deep:
    def __eq__(self, other):
        return other == self

    def __call__(self, n):
        try:
            return self(n + 1)
        except RecursionError:
            return n

    def __add__(self, other):
        return other + self


sys.setrecursionlimit(200)
for round_ in range(2):
    for test in (lambda: Deep() == Deep()), (lambda: Deep()(0)), (lambda: Deep() + Deep()):
        try:
            print(test())
        except RecursionError as error:
            print(len(traceback.extract_tb(error.__traceback__)))
sys.setrecursionlimit(1000)
print([operator.add(Both(), 1), sorted([Point(3), Point(1)], key=lambda each: each.x)[0].x])
