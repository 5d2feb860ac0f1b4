# RUN: %compare %s
# Class bodies: scopes, loops, conditions, nested classes, __class__ cells, annotations, __qualname__.


def make(base, n):
    class Local(base, marker=n):
        for i in range(n):
            if i == 2:
                continue
            exec(f'def m{i}(self): return {i}')
        table = {k: v for k, v in zip('ab', (1, 2))}
        outer = n
        x: int = 1
        y: 'str'

        class Inner:
            z = n
            def where(self): return __class__.__qualname__

        def get(self): return __class__, n
        def base(self): return super().hello() + '!'
        del i
    return Local


class Base:
    subclasses = []

    def __init_subclass__(cls, marker=None, **kw):
        super().__init_subclass__(**kw)
        cls.subclasses.append((cls.__name__, marker))

    def hello(self): return f'hello from {type(self).__name__}'


class Descriptor:
    def __set_name__(self, owner, name): self.where = owner.__name__, name
    def __get__(self, obj, cls): return 'got', self.where, obj is None


Local = make(Base, 4)
print(Base.subclasses, Local.__qualname__, Local().base(), Local().get()[0] is Local, sorted(k for k in vars(Local) if k[0] != '_'))
print(Local.Inner().where(), Local.Inner.__qualname__, Local.__annotations__, Local.m0(None), Local.__module__, Local.__doc__)


class Uses:
    """Doc of Uses."""
    d = Descriptor()
    locals_here = sorted(k for k in locals())
    __slots__ = ()
    if True:
        def chosen(self): return 'yes'
    else:
        def chosen(self): return 'no'
    try:
        undefined
    except NameError as e:
        message = str(e)
    with open('/dev/null') as f:
        closed = f.closed
    lam = lambda self: __class__


print(Uses().d, Uses.d, Uses.locals_here, Uses().chosen(), Uses.message, Uses.closed, Uses.f.closed, Uses().lam(), Uses.__doc__)
try:
    class Broken:
        x = 1
        raise ValueError('in the body')
except ValueError as error:
    print(error, error.__traceback__.tb_next.tb_frame.f_code.co_name, sorted(error.__traceback__.tb_next.tb_frame.f_locals))
for text in ('class A(int, str): pass', 'class A(5): pass', 'class A(metaclass=5): pass', 'class A(*[], **{"q": 1}): pass', 'class A(B): pass'):
    try:
        exec(text)
    except Exception as error:
        print(type(error).__name__, str(error).split('\n')[0])
