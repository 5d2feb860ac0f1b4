# RUN: %compare %s
# Attribute lookup: descriptors, properties, slots, __getattr__, __getattribute__, instance over class, errors.


class Data:
    def __get__(self, obj, cls): return 'data' if obj is not None else self.__class__.__name__
    def __set__(self, obj, value): print('set', value)
    def __delete__(self, obj): print('delete')


class NonData:
    def __get__(self, obj, cls): return 'nondata'


class A:
    data, nondata, plain = Data(), NonData(), 'class'
    def __init__(self): self.own = 1
    @property
    def prop(self): return self.own * 2
    @prop.setter
    def prop(self, v): self.own = v
    @prop.deleter
    def prop(self): print('deleter')
    @property
    def failing(self): return self.nothing


class Slots:
    __slots__ = 'a', 'b', '__weakref__'
class SlotsAndDict(Slots):
    pass


class Fallback:
    def __getattr__(self, name):
        if name.startswith('x'):
            return name * 2
        raise AttributeError(f'no {name} here')


class Everything:
    def __getattribute__(self, name): return 'all', name
    def __setattr__(self, name, value): print('setattr', name, value)
    def __delattr__(self, name): print('delattr', name)


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f'{type(error).__name__}: {error}'


a, s, t, f, e = A(), Slots(), SlotsAndDict(), Fallback(), Everything()
vars(a).update(data='hidden', nondata='own', plain='own')
a.data, a.prop, e.anything = 1, 21, 2
s.a = t.b = t.c = 3
del a.data, a.prop, e.gone
print(a.data, a.nondata, a.plain, a.prop, A.data, A.nondata, A.plain, a.own, s.a, t.b, t.c, vars(t), f.xy, e.what, hasattr(f, 'q'))
del a.plain
print(a.plain, getattr(f, 'q', 'default'), A.__dict__['prop'].fget(a))
for call in (lambda: a.missing, lambda: A.missing, lambda: a.failing, lambda: s.b, lambda: s.c, lambda: setattr(s, 'c', 1), lambda: f.q, lambda: s.__dict__,
             lambda: (5).x, lambda: setattr(5, 'x', 1), lambda: delattr(a, 'missing'), lambda: delattr(s, 'b'), lambda: None.x, lambda: [].appendd,
             lambda: setattr(A.prop, 'x', 1), lambda: setattr(int, 'x', 1), lambda: print.nothing, lambda: setattr(A, 'prop', 5) or a.prop,
             lambda: object().x, lambda: attempt.missing, lambda: setattr(attempt, 'tag', 1) or attempt.tag, lambda: __import__('os').missing):
    print(attempt(call))
