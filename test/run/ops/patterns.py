# RUN: %compare %s
"""What pattern matching, `with`, `raise` and `except` check themselves, each error once."""


def attempt(function, *arguments):
    try:
        print(function.__name__, function(*arguments))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error, repr(error.__cause__), repr(error.__context__))


class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


class Broken:
    __match_args__ = ['x']


class Strange:
    __match_args__ = (1,)


class Getter(dict):
    def get(self, key, default=None):
        return 'got ' + str(key)


class Raising:
    def __getattr__(self, name):
        raise ValueError(name)


def shape(value, type=Point):
    match value:
        case type(1, y=z):
            return 'one', z
        case type(a, b):
            return a, b
        case {'k': k, 'v': {'w': w}, **rest}:
            return k, w, rest
        case {1: x}:
            return x
        case [a, *b, c]:
            return a, b, c
        case int(n) | str(n):
            return n
        case {}:
            return 'mapping'
        case _:
            return None


def same_key(value, k='a'):
    match value:
        case {str.__name__: 1, int.__name__: 2}:
            return 'both'
        case {Keys.one: a, Keys.two: b}:
            return a, b


class Keys:
    one = two = 'k'


def sub_twice(value):
    match value:
        case Point(1, x=2):
            return 'no'


for value in (Point(1, 2), Point(3, 4), {'k': 1, 'v': {'w': 2}, 'more': 3}, {1: 'x'}, Getter(), [1, 2, 3, 4], (1, 2), 'text',
              b'bytes', 5, True, {}, None, range(3)):
    attempt(shape, value)
attempt(shape, Raising())
for kind in (Broken, Strange, 5, int, str, Raising):
    attempt(shape, kind() if isinstance(kind, type) else 1, kind)
attempt(shape, 1, int)
attempt(same_key, {'k': 1})
attempt(same_key, {'str': 1, 'int': 2})
attempt(sub_twice, Point(1, 2))


class NoExit:
    def __enter__(self):
        return self


class NoEnter:
    def __exit__(self, *exc):
        return True


class Manager:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        return 'entered'

    def __exit__(self, kind, value, traceback):
        print('exit', kind and kind.__name__, value, traceback is not None)
        return self.swallow


def use(manager, error=None):
    with manager as value:
        if error:
            raise error
        return value
    return 'swallowed'


for manager in (NoExit(), NoEnter(), 5, Manager(False), Manager(True)):
    attempt(use, manager)
    attempt(use, manager, ValueError('in with'))


def raising(error, *cause):
    if cause:
        raise error from cause[0]
    raise error


def bare():
    raise


class Liar(Exception):
    def __new__(cls):
        return 5


def fails():
    raise KeyError('made')


for error in (ValueError, ValueError('v'), 5, 'text', int, Liar, None, fails):
    attempt(raising, error)
    for cause in (None, KeyError, KeyError('k'), 5, Liar):
        attempt(raising, error, cause)
attempt(bare)


def catch(kind, error=ZeroDivisionError('z')):
    try:
        raise error
    except kind as caught:
        return 'caught', caught


def catch_group(kind, error=ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [ValueError(3)])])):
    out = []
    try:
        try:
            raise error
        except* kind as group:
            out.append(group)
    except ExceptionGroup as rest:
        out.append(rest)
        out.append(rest.exceptions)
    return out


for kind in (ZeroDivisionError, ArithmeticError, (KeyError, ZeroDivisionError), 5, (5,), (), int):
    attempt(catch, kind)
for kind in (ValueError, (ValueError, TypeError), KeyError, 5, ExceptionGroup, (ValueError, ExceptionGroup)):
    attempt(catch_group, kind)
attempt(catch_group, ValueError, ValueError('naked'))
attempt(catch_group, KeyError, ValueError('naked'))


def group_raises():
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError:
        raise
    except* TypeError as group:
        raise OSError('new') from group


attempt(group_raises)
