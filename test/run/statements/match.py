# RUN: %compare %s
# match: every kind of pattern, guards, captures that stay, and evaluation order.
import collections
import enum


class Color(enum.Enum):
    RED = 1


class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


class Sub(Point):
    pass


def kind(v):
    match v:
        case 0 | -1 | 2.5 | 1+2j | b'b': return 'literal'
        case None: return 'none'
        case True: return 'true'
        case Color.RED: return 'value'
        case 'go' | 'stop' as s if len(s) < 3: return 'short', s
        case 'go' | 'stop' as s: return 'word', s
        case []: return 'empty sequence'
        case [x]: return 'one', x
        case ['move', (int() as x), *_]: return 'move', x
        case [1, *rest, 2]: return 'one to two', rest
        case (Point(x=0) | Point(y=0)) as p, _: return 'pair with axis', p.x, p.y
        case [_, _]: return 'pair'
        case [first, second, *rest]: return 'long', first, second, rest
        case {'k': int(n), 'l': [a, b], **rest}: return 'mapping', n, a, b, rest
        case {'k': _, **rest}: return 'with k', rest
        case {1: x, 2: y}: return 'numbers', x, y
        case {}: return 'any mapping'
        case Sub(x, y=1): return 'sub', x
        case Point(0, 0): return 'origin'
        case Point(x, y) if x == y: return 'diagonal', x
        case Point(x=x): return 'point', x
        case str(s) | bytes(s): return 'text', s
        case int(n) | float(n): return 'number', n
        case set() | frozenset(): return 'set'
        case other: return 'other', type(other).__name__


for v in (0, -1, 2.5, 1+2j, b'b', None, True, False, Color.RED, 'go', 'stop', [], (5,), ['move', 3, 4], ['move', 'x'],
          [1, 2], [1, 5, 6, 2], [Point(0, 1), 5], ['a', 'b'], (1, 2, 3), collections.deque([1, 9, 8]), range(3), 'abc', b'q',
          {'k': 1, 'l': [1, 2], 'm': 3}, {'k': 'x', 'z': 1}, {1: 2, 2: 3, 3: 4}, {}, {'q': 1}, collections.defaultdict(int),
          Sub(7, 1), Sub(0, 0), Point(0, 0), Point(3, 3), Point(3, 4), 12, 1.5, {1}, frozenset(), object(), bytearray(b'x')):
    print(kind(v))


class Bad:
    __match_args__ = ['x']


class Few:
    __match_args__ = ()


for cls, subject in ((Bad, Bad()), (Few, Few()), (5, 5), (Point, object())):
    try:
        match subject:
            case cls(1): print('matched')
            case _: print('default')
    except TypeError as error:
        print(error)
try:
    match Point(1, 2):
        case Point(1, x=2): pass
except TypeError as error:
    print(error)
