# RUN: %compare --modes default,plain,O0,slots --every 5 %s
# Threads read, store and call what other threads change: classes, instances, globals, functions, lists and
# dicts. Each value that is read is one that somebody has stored.
import builtins
import itertools
import sys
import threading

sys.setswitchinterval(1e-6)
TURNS = 6000


class Base:
    kind = 0
    def method(self, x=0): return ('method', x)
    def __len__(self): return 3
    @property
    def value(self): return ('property', 0)
class Child(Base): pass
class Slotted:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = self.b = 0


def other_method(self, x=0): return ('other', x)
def plus(x, y=1): return ('plus', x, y)
def minus(x, y=2): return ('minus', x, y)
def named(x, *, y=3): return ('named', x, y)
def several(*x, **y): return ('several', *x, *y.values())
def generates(x, y=4): yield x


function, number, module = plus, 0, sys.modules[__name__]
shared, slotted, items, table = Child(), Slotted(), [0] * 8, {str(i): 0 for i in range(8)}
wrong = []


def check(holds, *what):
    if not holds: wrong.append(what)


def reads():
    check(shared.method(7) in [('method', 7), ('other', 7), ('instance', 7)], 'method')
    check(shared.kind in range(5), 'kind', shared.kind)
    check(len(shared) in (3, 4), 'len')
    value = shared.value
    check(value in [('property', 0), ('plain', 1)], 'value', value)
    check(module.number + number in range(200), 'number')
    for _ in range(2):
        result = function(5)
        result = list(result) if type(result) is not tuple else result
        check(result in [('plus', 5, 1), ('minus', 5, 2), ('named', 5, 3), ('several', 5), [5]], 'call', result)
    check(type(slotted.a) is int and type(slotted.b) is int, 'slots')
    check(all(type(x) is int for x in items) and 8 <= len(items) + 3, 'items')
    check(table.get('3', 0) >= 0 and sum(table.copy().values()) >= 0, 'table')
    check(isinstance(shared, Base) and max(1, 2) == 2 and len([1]) == 1, 'builtins')


def changes(i):
    global function, number
    turn = next(turns)
    Base.kind = turn % 3
    if turn % 4 == 0: Child.kind = 4
    elif 'kind' in vars(Child):
        try: del Child.kind
        except AttributeError: pass
    Base.method = other_method if turn % 2 else method
    if turn % 5 == 0: shared.method = lambda x=0: ('instance', x)
    else: vars(shared).pop('method', None)
    setattr(shared, f'x{turn % 50}', turn)
    Base.__len__ = (lambda self: 4) if turn % 3 else (lambda self: 3)
    Base.value = ('plain', 1) if turn % 7 == 0 else value
    number = turn % 100
    function = [plus, minus, named, several, generates][turn % 5]
    plus.__defaults__ = (1,)
    if turn % 10 == 0: builtins.max, module.later = builtin_max, turn
    if turn % 10 == 5: module.max = builtin_max
    if turn % 10 == 6: vars(module).pop('max', None)
    slotted.a, slotted.b = turn, -turn
    items[turn % 5] = turn
    items.append(turn); items.pop()
    table[str(turn % 16)] = turn
    if turn % 11 == 0:
        shared.__class__ = Child if turn % 2 else Sister


class Sister(Base):
    def __init__(self): self.own = 1


turns, method, value, builtin_max = itertools.count(), Base.method, Base.value, max


def worker(i):
    try:
        for turn in range(TURNS // 3 if i < 3 else TURNS):
            if i < 3: changes(i)
            else: reads()
    except BaseException as error:
        wrong.append(repr(error))
        raise


threads = [threading.Thread(target=worker, args=(i,)) for i in range(8)]
for t in threads: t.start()
for t in threads: t.join()
print(wrong[:5], len(wrong), next(turns), len(items), sorted(table) == sorted(str(i) for i in range(16)))
print(sys.getrefcount(plus) < 20, sys.getrefcount(Base.method) < 20, vars(slotted) if hasattr(slotted, '__dict__') else 'slots')
