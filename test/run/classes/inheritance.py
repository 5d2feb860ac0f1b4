# RUN: %compare --all-native %s
# Inheritance: super in all forms, diamonds, overriding, class and static methods, mixins, builtin bases.


class Root:
    def __init__(self, **kw): self.log = ['Root']; assert not kw, kw
    def name(self): return 'Root'
    @classmethod
    def create(cls, **kw): return cls(**kw)
    @staticmethod
    def helper(x): return x + 1


class Left(Root):
    def __init__(self, left=0, **kw): super().__init__(**kw); self.log.append(('Left', left))
    def name(self): return 'Left>' + super().name()


class Right(Root):
    def __init__(self, right=0, **kw): super(Right, self).__init__(**kw); self.log.append(('Right', right))
    def name(self): return 'Right>' + super(Right, self).name()


class Bottom(Left, Right):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.log.append('Bottom')

    def name(self): return 'Bottom>' + Left.name(self)
    @classmethod
    def create(cls, **kw): made = super().create(**kw); made.log.append('create'); return made
    @property
    def upper(self): return super().name().upper()
    def later(self): return (lambda: __class__.__name__)(), [type(s).__name__ for s in (super(),)]


class Stack(list):
    def push(self, x): self.append(x); return self
    def __getitem__(self, i): return ('stack', super().__getitem__(i))
class Default(dict):
    def __missing__(self, key): self[key] = key * 2; return self[key]
class Text(str):
    def __new__(cls, s, tag): self = super().__new__(cls, s); self.tag = tag; return self
    def __add__(self, other): return Text(str(self) + other, self.tag + 1)
class Number(int):
    def __add__(self, other): return Number(int(self) + other + 100)
class MyError(ValueError):
    def __init__(self, code): super().__init__(f'code {code}'); self.code = code


b = Bottom.create(left=1, right=2)
print(b.log, b.name(), b.upper, b.later(), b.helper(1), [c.__name__ for c in Bottom.__mro__])
print(Stack().push(1).push(2)[1], Default()['ab'], (Text('a', 1) + 'b').tag, Number(1) + 2, Number(1) * 2, type(Number(3) - 1).__name__)
try:
    raise MyError(5)
except ValueError as error:
    print(error, error.code, isinstance(error, MyError), repr(error))
for bad in (lambda: super(), lambda: super(int, b), lambda: super().x):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
