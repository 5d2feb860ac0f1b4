"""Closures and decorators: cells that change, decorators with arguments, memos, composition, partial."""
import functools
import itertools
import sys


def counter(start=0, step=1):
    value = start

    def increase():
        nonlocal value
        value += step
        return value

    def reset(to=start):
        nonlocal value
        value = to
    return increase, reset


def compose(*functions):
    def composed(x):
        for function in functions:
            x = function(x)
        return x
    return composed


def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)
    wrapper.calls = 0
    return wrapper


def repeated(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(x):
            for _ in range(times):
                x = function(x)
            return x
        return wrapper
    return decorate


def memo(function):
    known = {}

    def remembered(*key):
        if key not in known:
            known[key] = function(*key)
        return known[key]
    remembered.known = known
    return remembered


def checked(*kinds):
    """Each argument has to be of its kind."""
    def decorate(function):
        def wrapper(*args):
            for arg, kind in zip(args, kinds, strict=True):
                if not isinstance(arg, kind):
                    raise TypeError(f'{function.__name__}: {arg!r} is no {kind.__name__}')
            return function(*args)
        return wrapper
    return decorate


@memo
def paths(rows, columns):
    return 1 if rows == 0 or columns == 0 else paths(rows - 1, columns) + paths(rows, columns - 1)


@counted
@repeated(3)
def twice(x):
    return 2 * x


@checked(int, str)
def padded(width, text):
    return text.rjust(width, '.')


class Register:
    """A decorator that is an object and collects."""

    def __init__(self):
        self.handlers = {}

    def __call__(self, name):
        return functools.partial(self.handlers.setdefault, name)


on = Register()


@on('double')
def double(state, by=2):
    return state * by


@on('increase')
def increase(state, by=1):
    return state + by


def church(n):
    """The number n: a function that applies another n times."""
    return lambda f: lambda x: functools.reduce(lambda y, _: f(y), range(n), x)


def plus(a, b):
    return lambda f: lambda x: a(f)(b(f)(x))


def times(a, b):
    return lambda f: a(b(f))


def main(size):
    total = 0
    for turn in range(600 * size):
        up, reset = counter(turn, 3)
        for _ in range(20):
            last = up()
        assert last == turn + 60
        reset()
        assert up() == turn + 3
        polynomial = compose(*[lambda x, k=k: x * turn + k for k in range(5)])
        assert polynomial(1) == sum(k * turn ** (4 - k) for k in range(5)) + turn ** 5
        assert twice(turn) == 8 * turn
        state = turn
        for name, by in zip(itertools.cycle(on.handlers), (3, 4, 5, 6)):
            state = on.handlers[name](state, by=by)
        assert state == (turn * 3 + 4) * 5 + 6
        try:
            padded(turn, turn)
        except TypeError:
            total += len(padded(20, str(turn)))
        if turn % 20 == 0:
            a, b = church(turn % 7), church(5)
            assert times(plus(a, b), b)(lambda x: x + 1)(0) == (turn % 7 + 5) * 5
            paths.known.clear()
            assert paths(12, 12) == 2704156 and len(paths.known) == 13 * 13 - 1
    assert twice.calls == 600 * size and total == 12_000 * size
    print('closures', last, state, total)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
