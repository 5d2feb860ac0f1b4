# RUN: %compare %s
"""len() of instances whose __len__ is Python code, of every result, and while the class changes."""
import sys

def attempt(function, *arguments):
    try:
        return function(*arguments)
    except BaseException as error:
        trace, lines = error.__traceback__, []
        while trace: lines.append((trace.tb_frame.f_code.co_name, trace.tb_lineno)); trace = trace.tb_next
        return type(error).__name__, str(error), lines

def size(thing): return len(thing)

class Whole(int): pass
class Index: __index__ = lambda self: 4
class Sized:
    result = 3
    def __len__(self):
        if isinstance(self.result, Exception): raise self.result
        return self.result
class Meta(type):
    def __len__(cls): return 11
class Class(metaclass=Meta): pass
class Listed(list): pass
class Longer(list):
    def __len__(self): return 100 + super().__len__()
class Varied: __len__ = lambda self, *rest, more=2: len(rest) + more
class Wrong: __len__ = lambda self, other: 1
class Deep: __len__ = lambda self: len(self)
class Mapped(dict): __len__ = lambda self: 9

for result in (3, 0, True, -1, -2 ** 70, 2 ** 62, 2 ** 63, 2 ** 70, Whole(5), Whole(-5), Index(), None, 1.0, 'x', KeyError('k')):
    Sized.result = result
    print(repr(result).split(' at ')[0], attempt(size, Sized()))
for thing in (Class, Listed('ab'), Longer('ab'), Varied(), Wrong(), Mapped(), 'abc', (1,), {1}, {}, range(5), iter(''), 5, object):
    print(attempt(size, thing))
print(attempt(size, Deep())[:2])

Sized.result = 7
lengths = [lambda self: 8, len, None, 'text', staticmethod(lambda: 5), classmethod(lambda cls: 6), property(lambda self: lambda: 12)]
for length in lengths:
    Sized.__len__ = length
    print([attempt(size, Sized())[:2] if length is len else attempt(size, Sized()) for turn in range(2)])
del Sized.__len__
print(attempt(size, Sized()))

def loop(things):
    seen = []
    for thing in things:
        seen.append(len(thing))
        if thing == 'trace': sys.settrace(lambda *event: None)
    sys.settrace(None)
    return seen

print(loop([[1], Longer('a'), 'trace', Longer('b'), [2], Varied()]))
print(bool(Varied()), not Longer(), list(reversed(Longer('ab')))[:0])
