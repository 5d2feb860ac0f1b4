# RUN: %compare %s
"""Names of every kind, bound and not, in modules, functions, classes, closures and namespaces that are no dict."""
import builtins
import types


def attempt(function, *arguments):
    try:
        print(function.__name__, function(*arguments))
    except Exception as error:
        print(function.__name__, type(error).__name__, error, getattr(error, 'name', '-'))


def missing_global(): return nowhere
def missing_local():
    if not missing_local:
        x = 1
    return x
def missing_delete():
    del y
    y = 1
def missing_free():
    def inner(): return free
    if not inner:
        free = 1
    return inner()
def missing_cell():
    def inner(): return cell
    r = cell
    cell = 1
    return r, inner
def delete_cell():
    cell = 1
    def inner(): return cell
    del cell
    return inner()
def delete_twice():
    cell = 1
    def inner(): return cell
    del cell
    del cell
def delete_global():
    global gone
    gone = 1
    del gone
    del gone
def class_scope():
    x = 'outer'
    class C:
        y = x
        x = 'inner'
        z = x
        del x
        w = x
        t: int = 3
    return C.y, C.z, C.w, C.__annotations__
def class_missing():
    class C:
        del nothing


for function in [missing_global, missing_local, missing_delete, missing_free, missing_cell, delete_cell, delete_twice,
                 delete_global, class_scope, class_missing]:
    attempt(function)


class Space(dict):
    def __getitem__(self, key):
        if key == 'special':
            return dict.get(self, key, 'from the space')
        return dict.__getitem__(self, key)

    def __setitem__(self, key, value):
        print('set', key)
        dict.__setitem__(self, key, value)


class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return Space(given='prepared')

    def __new__(cls, name, bases, space):
        return type.__new__(cls, name, bases, dict(space))


class Prepared(metaclass=Meta):
    a = special
    b = given
    c = len
    try:
        d = nothing
    except NameError as error:
        d = str(error)


print(Prepared.a, Prepared.b, Prepared.c is len, Prepared.d)
source = '''
x = special
try: y = absent
except NameError as error: y = str(error)
def f(): return special
try: z = f()
except NameError as error: z = str(error)
n: int = 1
del n
try: del n
except NameError as error: m = str(error)
'''
space = Space()
exec(source, {}, space)
print(sorted((k, str(v)[:40]) for k, v in space.items() if k != 'f'))
for loaded in ({'__builtins__': {'special': 1, 'NameError': NameError, 'str': str, 'int': int}}, {'__builtins__': builtins, 'special': 2}):
    exec(source, loaded)
    print({k: loaded[k] for k in 'xyzm'})
try:
    exec('class C: pass', {'__builtins__': {}})
except NameError as error:
    print(error)
try:
    exec('import sys', {'__builtins__': {}})
except ImportError as error:
    print(error)
exec('import sys as s; print(s)', {'__builtins__': {'__import__': lambda *a: ('imported', a[0], a[3], a[4]), 'print': print}})
counter = 0


def count():
    global counter
    for _ in range(1000):
        counter += 1
    return counter


print(count(), count(), counter)
f = types.FunctionType(count.__code__, {'counter': 0.5, '__builtins__': {'range': range}})
print(f(), counter)


def make(n=0):
    def up():
        nonlocal n
        n += 1
        return n
    def get(): return n
    return up, get


up, get = make()
print([up() for _ in range(5)], get(), make(7)[1]())
from types import *
print(FunctionType is types.FunctionType)
try:
    from types import nothing_there
except ImportError as error:
    print(error)
try:
    import nowhere.at_all
except ImportError as error:
    print(type(error).__name__, error)
