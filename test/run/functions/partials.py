# RUN: %compare %s
# functools: partial objects of all kinds, wrappers, caches and keys, around functions that are native.
import functools
import sys
import traceback


def place(frame):
    return f'{frame.f_code.co_name} {frame.f_lineno - frame.f_code.co_firstlineno}'


def two(a, b=2):
    return a, b


def many(*args, **kwargs):
    return args, kwargs


def looking(*args):
    return place(sys._getframe()), place(sys._getframe(1)), args


def yielding(a, b):
    yield a
    yield b


def failing(a, b):
    raise ValueError(a, b)


class Sub(functools.partial):
    def __call__(self, *args):
        return 'sub', super().__call__(*args)


class Plain(functools.partial):
    pass


class Method:
    def __init__(self, name):
        self.name = name

    def method(self, *args):
        return self.name, args

    part = functools.partialmethod(method, 'part')

    def __repr__(self):
        return 'Method'

    def __call__(self, *args):
        return 'called', args


def show(function, *arguments):
    try:
        result = function(*arguments)
        print('  ', list(result) if hasattr(result, 'send') else result)
    except Exception as error:
        print('  ', type(error).__name__, error, [f.name for f in traceback.extract_tb(error.__traceback__)])


def calls(f):
    """Sites that see one callable, and those that see many."""
    for _ in range(3):
        show(f)
        show(lambda: f())
        show(lambda: f(1))
        show(lambda: f(1, 2))
        show(lambda: f(1, b=3))
        show(lambda: f(*(4, 5)))
        show(lambda: f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17))


p = functools.partial
for f in (p(two), p(two, 1), p(two, 1, 2), p(two, b=5), p(two, 1, b=5), p(many, *range(15)), p(many, *range(16)), p(many, x=1),
          p(p(two, 1), 2), p(looking, 1), p(yielding, 1), p(failing, 1), p(print, 'printed', 1), p(Method('of'), 1),
          p(Method('of').method, 1), Method('of').part, Sub(two, 1), Plain(two, 1), p(Method), p(len), p(lambda *a: a, 1)):
    print(type(f).__name__, getattr(getattr(f, 'func', None), '__qualname__', ''))
    calls(f)


def changing(*args):
    changed.__setstate__((changing, (len(args), 'changed'), {}, {}))
    return args


changed = p(changing, ['first'])
for _ in range(3):
    print(changed(), changed.args)


def ending():
    """The callable goes while it runs."""
    def inside(*args):
        global f
        del f
        return args
    global f
    f = p(inside, 1)
    return f(2)


print(ending())


def deep(n, f=None):
    return functools.partial(deep, n - 1)() if n else sum(1 for _ in iter_frames())


def iter_frames():
    frame = sys._getframe()
    while frame:
        yield frame
        frame = frame.f_back


print(deep(50))


def endless():
    return functools.partial(endless)()


try:
    endless()
except RecursionError as error:
    print('RecursionError', error)


def traced():
    events = []
    def tracer(frame, event, argument):
        events.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))
        return tracer
    f = p(two, 1)
    f(2)
    sys.settrace(tracer)
    f(2)
    sys.settrace(None)
    return events


print(traced())


def wrapped(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper


for f in two, many, looking, yielding, failing, Method, len:
    print(f.__name__)
    calls(wrapped(f))
    calls(wrapped(wrapped(p(f, 'partial'))))


@functools.lru_cache(maxsize=2)
def cached(a, b=1):
    print('   computing', a, b)
    return a, b


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


for a in 1, 2, 1, 3, 2:
    print(cached(a), cached(a, b=2))
print(cached.cache_info(), fib(200), fib.cache_info())


@functools.total_ordering
class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __lt__(self, other):
        return self.number < other.number

    @functools.cached_property
    def text(self):
        print('   text of', self.number)
        return str(self.number)


versions = [Version(n) for n in (3, 1, 2)]
print([v.text for v in sorted(versions)], [v.text for v in sorted(versions, key=functools.cmp_to_key(lambda a, b: (a < b) - (a > b)))],
      versions[0] >= versions[1], functools.reduce(lambda a, b: a * b.number, versions, 1))


@functools.singledispatch
def dispatched(value):
    return 'object'


@dispatched.register
def _(value: int):
    return 'int'


print(dispatched(1), dispatched('x'), dispatched(True))
