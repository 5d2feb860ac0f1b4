"""Arguments: defaults, keywords, *args and **kwargs that are made, passed on, merged and taken apart."""
import sys


def total(*numbers, start=0, weight=1):
    for number in numbers:
        start += number * weight
    return start


def forward(function, *args, **kwargs):
    return function(*args, **kwargs)


def positional(a, b, /, c, d=4, *rest, e, f=6, **names):
    return a, b, c, d, rest, e, f, names


def with_defaults(a, b=2, c=3, d=4, e=5):
    return ((((a * 10) + b) * 10 + c) * 10 + d) * 10 + e


def options(**names):
    return '-'.join([f'{name}{value}' for name, value in names.items()])


class Partial:
    """Keeps some arguments, and gives them before those of the call."""

    def __init__(self, function, *args, **kwargs):
        self.function, self.args, self.kwargs = function, args, kwargs

    def __call__(self, *args, **kwargs):
        return self.function(*self.args, *args, **{**self.kwargs, **kwargs})


class Event:
    def __init__(self):
        self.handlers = []

    def listen(self, handler, *args, **kwargs):
        self.handlers.append((handler, args, kwargs))
        return self

    def fire(self, *more, **names):
        return [handler(*args, *more, **kwargs | names) for handler, args, kwargs in self.handlers]


class Base:
    def __init__(self, *, name='base', **rest):
        super().__init__(**rest)
        self.name = name


class Sized:
    def __init__(self, *, width=1, height=1, **rest):
        super().__init__(**rest)
        self.width, self.height = width, height


class Box(Base, Sized):
    def __init__(self, *sizes, **rest):
        width, height = sizes
        super().__init__(width=width, height=height, **rest)

    def __eq__(self, other):
        return vars(self) == vars(other)


def refused(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except TypeError:
        return 1
    return 0


def main(size):
    found = 0
    weighted = Partial(total, 1, 2, weight=3)
    event = Event().listen(total, 5).listen(weighted, 4, start=100).listen(lambda *a, **k: len(a) + len(k), 1, x=2)
    for n in range(700 * size):
        pair, names = (n, n + 1), {'start': n, 'weight': 2}
        assert total(*pair, **names) == n + 2 * (2 * n + 1)
        assert forward(forward, total, *pair, weight=n) == n * (2 * n + 1)
        assert positional(n, 2, 3, e=5) == (n, 2, 3, 4, (), 5, 6, {})
        assert positional(*pair, *pair, *pair, **{'e': n, 'z': 1}) == (n, n + 1, n, n + 1, pair, n, 6, {'z': 1})
        assert with_defaults(n % 10, d=0) == n % 10 * 10000 + 2305 == forward(with_defaults, n % 10, 2, 3, **{'d': 0})
        assert weighted(n) == 9 + 3 * n == weighted(n - 3, 0, start=9)
        assert event.fire(n, start=1) == [6 + n, 1 + 3 * (7 + n), 4]
        box = Box(n, 2, name='b')
        assert (box.width, box.height, box.name) == (n, 2, 'b') and box == Box(*[n, 2], **{'name': 'b'})
        if n % 10 == 0:
            assert options(a=n, **{'b': 1, 'c': 2}) == f'a{n}-b1-c2'
            found += refused(with_defaults) + refused(with_defaults, 1, a=n)
            found += refused(total, weigth=1) + refused(Box, 1, 2, age=3)
    assert found == 280 * size
    print('arguments', found, box.width)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
