# RUN: %compare %s
"""The caches of globals and builtins: a name moves between the two, or the dicts change shape, in a hot loop."""
import builtins
import types


def read(): return name
def use(): return len('four')


def attempt(function):
    try:
        return function()
    except Exception as error:
        return f'{type(error).__name__}: {error}'


def steps():
    space = globals()
    yield 'nothing', lambda: None
    yield 'global', lambda: space.__setitem__('name', 'global')
    yield 'other value', lambda: space.__setitem__('name', [1])
    yield 'deleted', lambda: space.__delitem__('name')
    yield 'builtin', lambda: setattr(builtins, 'name', 'builtin')
    yield 'hidden', lambda: space.update(name='global again')
    yield 'shown', lambda: space.pop('name')
    yield 'many more globals', lambda: space.update({f'g{i}': i for i in range(500)})
    yield 'many more builtins', lambda: builtins.__dict__.update({f'b{i}': i for i in range(500)})
    yield 'no builtin', lambda: delattr(builtins, 'name')
    yield 'key that is no str', lambda: space.__setitem__(5, 'five')
    yield 'global then', lambda: space.__setitem__('name', 'late')
    yield 'len is global', lambda: space.__setitem__('len', lambda s: 'my len')
    yield 'len is not', lambda: space.__delitem__('len')
    yield 'len is patched', lambda: setattr(builtins, 'len', lambda s: 'patched')
    yield 'key gone', lambda: space.pop(5)
    yield 'len is back', lambda: setattr(builtins, 'len', real)


real = len
for label, change in steps():
    before = attempt(read), attempt(use)
    change()
    after = [(attempt(read), attempt(use)) for _ in range(30)]
    print(label, before, after[0], all(pair == after[0] for pair in after))

# The same code with other globals and builtins, by turns.


class Space(dict):
    def __getitem__(self, key):
        return 'space ' + key


spaces = [{'name': 1}, {'x': 0, 'name': 2}, {'name': 3, '__builtins__': {}}, {'__builtins__': {'name': 4, 'len': abs}},
          {'__builtins__': types.ModuleType('b')}, Space(), Space(name=6), {1: 1, 'name': 7}, dict({'name': 1}),
          {'__builtins__': Space()}]
readers = [types.FunctionType(read.__code__, space) for space in spaces]
users = [types.FunctionType(use.__code__, space) for space in spaces]
for round in range(3):
    print([attempt(r) for r in readers for _ in range(3)])
    print([attempt(u) for u in users])


class Holder:
    pass


h = Holder()
h.name = 'attribute'
by_instance = types.FunctionType(read.__code__, h.__dict__)
print([attempt(by_instance) for _ in range(5)], attempt(read))
h.name = 'changed'
print(attempt(by_instance))
del h.name
print(attempt(by_instance))

# Changed while the function runs.


def switching():
    global moving
    out = []
    for i in range(60):
        if i == 20:
            moving = 'global'
        elif i == 30:
            del moving
        elif i == 40:
            builtins.moving = 'builtin 2'
        elif i == 50:
            builtins.__dict__['zzz'] = 1
        out.append(moving)
    return sorted(set(out)), out[19:21], out[29:31], out[39:41], out[-1]


builtins.moving = 'builtin'
print(switching())
