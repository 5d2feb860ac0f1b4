# RUN: %compare %s
# The guard before a loop fails: what is called `range` makes something else, now and then, or an iterator of ints
# beyond a word; then tracing is turned on inside of the loop.
import builtins
import sys


def loop(n):
    total, seen = 0, []
    for i in range(n):
        total = total + i * 2
        seen.append((i, total))
    return seen, total, type(total), type(i)


class Half(int):
    def __mul__(self, other):
        return f'half of {int(self)} x {other}'


def numbers(n):
    yield n
    yield n + 1.5
    yield -n


def traced(n):
    lines = []

    def note(frame, event, argument):
        lines.append((frame.f_code.co_name, event, frame.f_lineno - traced.__code__.co_firstlineno, frame.f_locals.get('i')))
        return note

    for i in range(n):
        half = i + 1
        if half == 3:
            sys._getframe().f_trace = note
            sys.settrace(note)
    sys.settrace(None)
    return lines


print(loop(4))
for made in (list, numbers, lambda n: [0.5, True, n, 1 << 70], lambda n: iter(()), lambda n: builtins.range(1 << 63, (1 << 63) + n)):
    range = lambda n: made(builtins.range(n) if made is list else n)
    try:
        print(loop(3))
    except UnboundLocalError as error:
        print('unbound', error)
range = lambda n: [Half(3)]
try:
    loop(1)
except TypeError as error:
    print(error, error.__traceback__.tb_next.tb_lineno)
range = lambda n: n
try:
    loop(5)
except TypeError as error:
    print(error)
del range
print(loop(2))
print(traced(5))
