# RUN: %compare %s
# Everything an inline cache may have learnt is changed while a hot loop runs.
import builtins
import types


class A:
    shared = 'class A'
    def __init__(self): self.x = 1
    def m(self): return 'A.m'
class B(A):
    pass
class S:
    __slots__ = ('x', 'y')


def attribute(objects): return [o.x for o in objects]
def method(objects): return [o.m() for o in objects]
def glob(): return value
def builtin(): return len('abc')
def store(o, v): o.x = v; return o.x
def call(): return target()
def module(m): return m.thing
def shared(o): return o.shared
def warm(f, *args):
    for _ in range(40): r = f(*args)
    return r


a, b = A(), B()
print(warm(attribute, [a, b]), warm(method, [a, b]), warm(shared, a))
A.x = property(lambda self: 'property'); print(attribute([a, b])); del A.x; print(attribute([a, b]))
a.m = lambda: 'instance m'; print(method([a, b])); B.m = lambda self: 'B.m'; print(method([a, b])); del a.m, B.m; print(method([a, b]))
A.m = classmethod(lambda cls: cls.__name__); print(method([a, b])); A.m = staticmethod(lambda: 'static'); print(method([a, b])); A.m = 5
try: method([a])
except TypeError as error: print(error)
A.m = lambda self: 'new m'; print(method([a, b])); b.__class__ = A; print(type(b).__name__, method([b]))
a.shared = 'instance'; print(shared(a), shared(A)); del a.shared; A.shared = 'changed'; print(shared(a)); del A.shared
try: shared(a)
except AttributeError as error: print(error)
A.__getattr__ = lambda self, name: name + ' from getattr'; print(shared(a)); A.__getattribute__ = lambda self, name: 'all'; print(shared(a), attribute([a])); del A.__getattribute__, A.__getattr__
a.__dict__ = {'x': 'new dict'}; print(attribute([a])); a.__dict__['x'] = 2; print(warm(attribute, [a])); del a.x
try: attribute([a])
except AttributeError as error: print(error)
a.z, a.x = 0, 'after z'; print(attribute([a])); print(warm(store, a, 1)); A.x = property(lambda s: 'p', lambda s, v: print('set', v)); print(store(a, 2)); del A.x
s = S(); print(warm(store, s, 3), warm(attribute, [s])); del s.x
try: attribute([s])
except AttributeError as error: print(error)
print(attribute([a, A(), b]), warm(store, A(), 'fresh'), store(type('New', (), {})(), 1))
value = 1; print(warm(glob)); value = 2; print(glob()); del value
try: glob()
except NameError as error: print(error)
builtins.value = 'builtin'; print(warm(glob)); value = 'global'; print(glob()); del value; print(glob()); del builtins.value
print(warm(builtin)); len = lambda s: 'shadow'; print(builtin()); del len; print(builtin()); real = builtins.len; builtins.len = lambda s: 'patched'; print(builtin()); builtins.len = real; print(builtin())
def target(): return 'one'
print(warm(call))
def target(x='two'): return x
print(call()); target.__defaults__ = ('three',); print(call()); target.__code__ = (lambda x: x * 2).__code__; print(call()); target = lambda *a: a; print(call()); target = A; print(type(call()).__name__); target = len
try: call()
except TypeError as error: print(error)
m = types.ModuleType('m'); m.thing = 1; print(warm(module, m)); m.thing = 2; print(module(m)); del m.thing; m.__getattr__ = lambda name: name + ' lazily'; print(module(m)); m.thing = 3; print(module(m))
exec('value = "exec"'); print(glob()); globals()['value'] = 'by dict'; print(glob()); other = types.FunctionType(glob.__code__, {'value': 'other globals'}); print(warm(other), glob(), other())
for i in range(300): globals()[f'name{i}'] = i
print(glob(), builtin(), name299)
