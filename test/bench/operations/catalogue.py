"""The operations that count.py counts: (name, what is needed before the loop, what the loop does)."""

SHARED = '''
import dataclasses, collections, functools

class Plain: pass
class Base:
    def method(self): return None
    def one(self, a): return a
class Point(Base):
    shared = 7
    def __init__(self, x, y): self.x = x; self.y = y
    def method(self): return None
    def inherited(self): return super().method()
    def varied(self, a, b=1, *rest, k=2): return a
    @property
    def prop(self): return self.x
    @classmethod
    def made(cls): return None
    @staticmethod
    def fixed(): return None
class Slotted:
    __slots__ = 'x', 'y'
    def __init__(self, x, y): self.x = x; self.y = y
class Attributes:
    def __getattr__(self, name): return 1
class Manager:
    def __enter__(self): return self
    def __exit__(self, *error): return False
class Number:
    def __add__(self, other): return self
    def __eq__(self, other): return True
    def __lt__(self, other): return True
    def __hash__(self): return 5
    def __bool__(self): return True
    def __call__(self): return None
    def __len__(self): return 3
    def __getitem__(self, i): return i
    def __setitem__(self, i, value): pass
    def __contains__(self, value): return True
    def __str__(self): return ''
class Three:
    def __iter__(self): self.left = 3; return self
    def __next__(self):
        self.left -= 1
        if self.left < 0: raise StopIteration
        return self.left
@dataclasses.dataclass
class Data: x: int; y: int
Named = collections.namedtuple('Named', 'x y')
CONSTANT = 5
def nothing(): pass
def one(a): return a
def three(a, b, c): return c
def default(a, b=1): return b
def keyword_only(a, *, k=1): return k
def star(*rest): return rest
def star_star(**names): return names
def closure():
    x = 1
    def inner(): return x
    return inner
def counting():
    while True: yield 1
def three_items(): yield 1; yield 2; yield 3
def delegating(): yield from three_items()
def echo():
    while True: yield
'''

OPERATIONS = [
    ('local = local', 'a = b = 1', 'a = b'),
    ('global load', '', 'CONSTANT'),
    ('global store', 'global written', 'written = None'),
    ('builtin load', '', 'len'),
    ('int + int', 'a = 1000', 'a + i'),
    ('int += int', 'a = 1000', 'a += 3'),
    ('float * float', 'a = 1.5; b = 2.5', 'a * b'),
    ('int < int', 'a = 7', 'a < i'),
    ('is None', 'a = 1', 'a is None'),
    ('if not', 'a = 1', 'if not a: pass'),
    ('attribute load', 'p = Point(1, 2)', 'p.x'),
    ('attribute store', 'p = Point(1, 2)', 'p.x = None'),
    ('attribute +=', 'p = Point(1, 2)', 'p.x += 1'),
    ('slot load', 'p = Slotted(1, 2)', 'p.x'),
    ('class attribute load', 'p = Point(1, 2)', 'p.shared'),
    ('property', 'p = Point(1, 2)', 'p.prop'),
    ('__getattr__', 'p = Attributes()', 'p.x'),
    ('call f()', '', 'nothing()'),
    ('call f(a)', '', 'one(i)'),
    ('call f(a, b, c)', '', 'three(i, i, i)'),
    ('call with default', '', 'default(i)'),
    ('call with keywords', '', 'three(a=i, b=i, c=i)'),
    ('call keyword-only', '', 'keyword_only(i, k=2)'),
    ('call f(*args)', 'a = (1, 2, 3)', 'three(*a)'),
    ('call f(**names)', 'a = {"a": 1, "b": 2, "c": 3}', 'three(**a)'),
    ('def f(*rest)', '', 'star(i, i)'),
    ('def f(**names)', '', 'star_star(a=i, b=i)'),
    ('method', 'p = Point(1, 2)', 'p.method()'),
    ('method with argument', 'p = Point(1, 2)', 'p.one(i)'),
    ('bound method', 'm = Point(1, 2).method', 'm()'),
    ('method with all kinds', 'p = Point(1, 2)', 'p.varied(i, 2, 3, k=4)'),
    ('classmethod', '', 'Point.made()'),
    ('staticmethod', '', 'Point.fixed()'),
    ('super().m()', 'p = Point(1, 2)', 'p.inherited()'),
    ('builtin len(list)', 'a = [1]', 'len(a)'),
    ('builtin isinstance', 'a = [1]', 'isinstance(a, list)'),
    ('builtin min(a, b)', '', 'min(i, 5)'),
    ('lambda call', 'f = lambda a: a', 'f(i)'),
    ('lambda made', '', 'lambda: 1'),
    ('closure made', '', 'closure()'),
    ('closure call', 'f = closure()', 'f()'),
    ('partial call', 'f = functools.partial(one, 1)', 'f()'),
    ('object without __init__', '', 'Plain()'),
    ('object with __init__', '', 'Point(1, 2)'),
    ('object with slots', '', 'Slotted(1, 2)'),
    ('dataclass', '', 'Data(1, 2)'),
    ('namedtuple', '', 'Named(1, 2)'),
    ('exception made', '', 'ValueError(1)'),
    ('raise and except', '', 'try: raise ValueError\n        except ValueError: pass'),
    ('__add__', 'a = Number()', 'a + a'),
    ('__getitem__', 'a = Number()', 'a[i]'),
    ('__setitem__', 'a = Number()', 'a[i] = i'),
    ('__len__', 'a = Number()', 'len(a)'),
    ('__eq__', 'a = Number(); b = Number()', 'a == b'),
    ('__lt__', 'a = Number(); b = Number()', 'a < b'),
    ('__call__', 'a = Number()', 'a()'),
    ('__contains__', 'a = Number()', '1 in a'),
    ('__hash__', 'a = Number()', 'hash(a)'),
    ('__bool__', 'a = Number()', 'if a: pass'),
    ('__str__', 'a = Number()', 'str(a)'),
    ('__iter__, __next__ x 3', 'a = Three()', 'for x in a: pass'),
    ('with', 'm = Manager()', 'with m: pass'),
    ('generator: next', 'g = counting()', 'next(g)'),
    ('generator: for x 3', '', 'for x in three_items(): pass'),
    ('generator: yield from x 3', '', 'for x in delegating(): pass'),
    ('generator: send', 'g = echo(); next(g)', 'g.send(1)'),
    ('generator expression x 3', 'a = (1, 2, 3)', 'for x in (y for y in a): pass'),
    ('for in list x 3', 'a = [1, 2, 3]', 'for x in a: pass'),
    ('for in dict.items() x 3', 'a = {1: 1, 2: 2, 3: 3}', 'for x, y in a.items(): pass'),
    ('enumerate x 3', 'a = [1, 2, 3]', 'for x, y in enumerate(a): pass'),
    ('zip x 3', 'a = [1, 2, 3]', 'for x, y in zip(a, a): pass'),
    ('list literal', '', '[i, i, i]'),
    ('tuple literal', '', '(i, i, i)'),
    ('dict literal', '', '{"a": i, "b": i}'),
    ('set literal', '', '{i, 1, 2}'),
    ('list.append', 'a = []', 'a.append(1)'),
    ('list append and pop', 'a = []', 'a.append(1); a.pop()'),
    ('list index', 'a = [1, 2, 3]', 'a[1]'),
    ('list negative index', 'a = [1, 2, 3]', 'a[-1]'),
    ('list store', 'a = [1, 2, 3]', 'a[1] = 1'),
    ('list slice', 'a = [1, 2, 3, 4]', 'a[1:3]'),
    ('list in', 'a = [1, 2, 3]', '3 in a'),
    ('list comprehension x 3', 'a = [1, 2, 3]', '[x for x in a]'),
    ('dict load', 'a = {"k": 1}', 'a["k"]'),
    ('dict store', 'a = {"k": 1}', 'a["k"] = 1'),
    ('dict.get', 'a = {"k": 1}', 'a.get("k")'),
    ('dict in', 'a = {"k": 1}', '"k" in a'),
    ('dict comprehension x 3', 'a = [1, 2, 3]', '{x: x for x in a}'),
    ('set add', 'a = set()', 'a.add(5)'),
    ('set in', 'a = {1, 2}', '2 in a'),
    ('unpack tuple', 'a = (1, 2)', 'x, y = a'),
    ('unpack with star', 'a = (1, 2, 3)', 'x, *y = a'),
    ('swap', 'x = y = 1', 'x, y = y, x'),
    ('str index', 's = "abcdef"', 's[2]'),
    ('str slice', 's = "abcdef"', 's[1:4]'),
    ('str + str', 's = "abcdef"', 's + s'),
    ('str +=', 's = ""', 's += "x"'),
    ('str ==', 's = "abcdef"; t = "abc"', 's == t + "def"'),
    ('str in', 's = "abcdef"', '"cd" in s'),
    ('str.join', 'a = ["a", "b", "c"]', '"".join(a)'),
    ('str.split', 's = "a b c"', 's.split()'),
    ('f-string', 's = "abc"', 'f"{i} {s}"'),
    ('f-string with format', '', 'f"{i:5d}"'),
    ('str % tuple', 's = "abc"', '"%s %s" % (s, i)'),
    ('str.format', 's = "abc"', '"{} {}".format(s, i)'),
    ('str(int)', '', 'str(i)'),
    ('int(str)', 's = "123"', 'int(s)'),
]
