# RUN: %compare %s
# Python functions that C code calls: all shapes of arguments, errors, generators, what they replace, who looks on.
import functools
import sys


def plain(a, b):
    return a + b


def with_default(a, b=2):
    return a, b


def keywords(a, *, key=None, **more):
    return a, key, sorted(more.items())


def rest(*values, **more):
    return values, more


def generator(count):
    yield from range(count)


def fails(a):
    raise ValueError(a)


class Item:
    def __init__(self, value):
        self.value = value

    def __str__(self):
        return f'<{self.value}>'

    def __lt__(self, other):
        return self.value < other.value

    def __eq__(self, other):
        return self.value == other.value

    def __hash__(self):
        return hash(self.value) % 3

    def __len__(self):
        return self.value

    def __call__(self, *values, key=0):
        return self.value, values, key

    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(name)
        return name * self.value

    def __iter__(self):
        return generator(self.value)


for turn in range(5):
    print(functools.reduce(plain, range(9)), list(map(with_default, 'ab')), list(map(with_default, 'ab', 'cd')))
    print(functools.partial(keywords, key=turn, other=1)(3), functools.partial(rest, 1, x=2)(4, y=turn))
    print([list(each) for each in map(generator, range(4))])
    print(sorted(map(Item, (3, 1, 2)))[0], len(Item(turn)), len({Item(n) for n in range(4)}))
    print(functools.partial(Item(turn), 1, key=turn)(2), getattr(Item(2), 'ab'), list(Item(turn)))
    print(min([4, 2, 7], key=lambda value: -value), [*filter(lambda value: value % 2, range(5))])
    for call in (lambda: list(map(fails, 'x')), lambda: list(map(plain, 'x')), lambda: list(map(plain, 'x', 'y', 'z')),
                 lambda: functools.partial(with_default, c=1)(1), lambda: functools.partial(keywords)()):
        try:
            call()
        except Exception as error:
            frames = []
            trace = error.__traceback__
            while trace:
                frames.append((trace.tb_frame.f_code.co_name, trace.tb_lineno))
                trace = trace.tb_next
            print(type(error).__name__, error, frames)


# A function that gets another body.
def other(a, b):
    return 'other', a, b


print(list(map(plain, 'a', 'b')))
plain.__code__ = other.__code__
print(list(map(plain, 'a', 'b')))
plain.__code__ = (lambda a, b: ('interpreted' if a else b)).__code__
print(list(map(plain, 'a', 'b')))


# Frames, the function's only reference, and a profile function that begins in the midst.
def show(value):
    frame = sys._getframe()
    return value, frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_lineno


def once():
    def inner(value):
        holder.clear()
        return value, 'alive'
    return inner


holder = [once()]
print(list(map(show, 'ab')), list(map(lambda value: holder[0](value), 'a')))
events = []


def watch(frame, event, argument):
    if event in ('call', 'return') and frame.f_code.co_name == 'with_default':
        events.append((event, frame.f_code.co_name))


def begin(value):
    sys.setprofile(watch)
    return value


list(map(lambda value: with_default(begin(value)), 'a'))
list(map(with_default, 'ab'))
sys.setprofile(None)
list(map(with_default, 'ab'))
print(events)
