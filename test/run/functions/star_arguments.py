# RUN: %compare --all-native %s
# Native-to-native calls in every shape: each callee is called in each way, hot, from one function.


def none(): return 'none'
def one(a): return a
def two(a, b=2): return a, b
def rest(a, *args): return a, args
def keyword(a, *, k=3): return a, k
def everything(a, b=2, *args, k=3, **kw): return a, b, args, k, kw
def generator(a, b=2): yield a; yield b
def cells(a, b=2): return (lambda: (a, b))()


class Class:
    def __init__(self, a, b=2): self.a, self.b = a, b
    def method(self, a, b=2): return self.a, a, b
    @classmethod
    def of_class(cls, a, b=2): return cls(a, b).b
    @staticmethod
    def static(a, b=2): return a, b
    def __call__(self, a, b=2): return 'called', a, b
    def __getitem__(self, key): return key
    def keys(self): return ['a', 'b']


def show(value):
    if isinstance(value, Class): return 'Class', value.a, value.b
    return list(value) if type(value) is type(generator(1)) else value


def calls(f, args, kw):
    out = []
    for call in range(9):
        try:
            if call == 0: out.append(show(f()))
            elif call == 1: out.append(show(f(1)))
            elif call == 2: out.append(show(f(1, 5)))
            elif call == 3: out.append(show(f(a=1)))
            elif call == 4: out.append(show(f(1, b=7)))
            elif call == 5: out.append(show(f(*args)))
            elif call == 6: out.append(show(f(**kw)))
            elif call == 7: out.append(show(f(1, *args[2:], **{'k': 9})))
            else: out.append(show(f(1, 2, 3, k=4, z=5)))
        except (TypeError, AttributeError) as error:
            out.append(str(error))
    return out


c = Class('self')
for f in (none, one, two, rest, keyword, everything, generator, cells, Class, c.method, Class.method, Class.of_class, c.of_class, Class.static, c,
          lambda a, b=0: (a, b), len, dict, two.__call__, type(two).__get__(two, 5), map, 5):
    print(getattr(f, '__name__', f.__class__.__name__))
    for row in calls(f, (10, 20), c): print('   ', row)
for _ in range(60): r = calls(everything, (1, 2, 3, 4), {'a': 1, 'z': 0}), calls(two, (1,), {'b': 1, 'a': 2}), calls(c.method, [], {'a': 0})
print(r)
