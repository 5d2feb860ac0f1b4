# RUN: %compare %s
# Special methods behind truth, subscripts, membership, hashing, attributes, iteration, `with` and unary operators:
# their results, errors, frames, and what happens where a class changes or somebody traces in the midst.
import sys
import traceback


def where():
    frame, lines = sys._getframe(1), []
    while frame:
        lines.append(f'{frame.f_code.co_name}:{frame.f_lineno - frame.f_code.co_firstlineno}')
        frame = frame.f_back
    return ' '.join(lines)


def show(function, *arguments):
    try:
        result = repr(function(*arguments))
    except BaseException as error:
        result = f'{type(error).__name__}: {error} ' + ' '.join(
            f'{frame.name}:{frame.line}' for frame in traceback.extract_tb(error.__traceback__)[1:])
    print(function.__name__, result)


class All:
    def __init__(self, answer):
        self.answer = answer

    def reply(self, *arguments):
        print('  ', *(type(a).__name__ if isinstance(a, All) else a for a in arguments), where())
        if isinstance(self.answer, type) and issubclass(self.answer, BaseException):
            raise self.answer('asked')
        return self.answer

    def __repr__(self):
        return type(self).__name__

    def __bool__(self):
        return self.reply('bool')

    def __len__(self):
        return self.reply('len')

    def __contains__(self, item):
        return self.reply('contains', item)

    def __getitem__(self, key):
        return self.reply('getitem', key)

    def __setitem__(self, key, value):
        return self.reply('setitem', key, value)

    def __delitem__(self, key):
        return self.reply('delitem', key)

    def __hash__(self):
        return self.reply('hash')

    def __eq__(self, other):
        return self is other

    def __getattr__(self, name):
        return self.reply('getattr', name)

    def __iter__(self):
        return self.reply('iter')

    def __next__(self):
        return self.reply('next')

    def __enter__(self):
        return self.reply('enter')

    def __exit__(self, *details):
        return self.reply('exit', details[0])

    def __neg__(self):
        return self.reply('neg')

    def __pos__(self):
        return self.reply('pos')

    def __invert__(self):
        return self.reply('invert')


class Length(All):
    __bool__ = None
    del __bool__


class OnlyLength:
    def __init__(self, length):
        self.length = length

    def __repr__(self):
        return 'OnlyLength'

    def __len__(self):
        return self.length


def truth(o): return 1 if o else 0
def negation(o): return not o
def both(o): return o and 5
def contains(o): return 3 in o
def lacks(o): return 3 not in o
def item(o): return o[3]
def set_item(o): o[3] = 4
def del_item(o): del o[3]
def attribute(o): return o.other
def method(o): return o.other(1)
def has(o): return hasattr(o, 'other'), getattr(o, 'other', 7)
def first(o):
    for x in o:
        return x
def upto(o):
    for x in o:
        if x is o:
            break
def negative(o): return -o
def positive(o): return +o
def inverse(o): return ~o


def in_dict(o):
    d = {1: 2}
    d[o] = 3
    d[o] += 1
    found = d[o], o in d, len(d)
    del d[o]
    return found, o in d, d


def inside(o):
    with o as got:
        print('   inside', type(got).__name__)
        raise ValueError('in the block')


for answer in True, False, 0, 1, -1, 1 << 70, 'text', None, KeyError, StopIteration, AttributeError, len:
    o = All(answer)
    print(answer)
    for function in (truth, negation, both, contains, lacks, item, set_item, del_item, attribute, method, has, first, negative,
                     positive, inverse, in_dict, inside):
        show(function, o)
for length in 0, 1, 1 << 80, -1, 'x', None, True, 2.0:
    show(truth, OnlyLength(length))
    show(both, OnlyLength(length))


class Silent:
    """What has none of these."""
    def __hash__(self):
        return -1

    def __bool__(self):
        return True


class Refusing:
    __contains__ = __hash__ = __iter__ = __enter__ = None
    __bool__ = lambda self, more: True
    __setitem__ = __delitem__ = property(lambda self: print('   property') or (lambda *all: print('  ', all)))
    __getattr__ = lambda self, name: {'there': 1}[name]


for o in Silent(), Refusing():
    for function in (truth, contains, item, set_item, del_item, attribute, first, negative, in_dict, inside):
        show(function, o)


class Hooked:
    """__getattr__ beside everything that comes before it."""
    in_class = 1
    __slots__ = 'slot', '__dict__'

    @property
    def failing(self):
        raise AttributeError('of the property')

    @property
    def gone(self):
        del Hooked.__getattr__
        raise AttributeError('of the property')

    def __getattr__(self, name):
        if name.startswith('no') or name == 'failing' and self.__dict__.get('refuses'):
            raise AttributeError(name)
        return name.upper()


def all_of(o):
    return o.in_class, o.slot, o.failing, o.absent, o.__dict__, o.gone, o.absent


class OtherHooks(Hooked):
    __getattr__ = print


class Meta(type):
    def __getattr__(cls, name):
        return f'{cls.__name__}.{name}'


class Lacking:
    def __get__(self, instance, owner):
        raise AttributeError('of the descriptor')


class OfMeta(metaclass=Meta):
    lacking = Lacking()


def nothing(o): return o.nothing
def failing(o): return o.failing
def failing_call(o): return o.failing()
def lacking(o): return o.lacking, o.lacking.upper()


o = Hooked()
o.own = 3
for _ in range(3):
    show(nothing, o)
    show(failing, o)
    show(failing_call, o)
    show(failing, OtherHooks())
    show(lacking, OfMeta)
    show(lambda: (o.own, o.absent, o.slot, o.failing))
o.slot = 4
o.refuses = True
show(failing, o)
o.absent = 5
show(all_of, o)


def suggested(o, way):
    """What an AttributeError knows, wherever it has come from."""
    try:
        way(o)
    except AttributeError as error:
        print('  ', error.name, error.obj is o, error)
    except TypeError as error:
        print('  ', error)


class Property:
    @property
    def of_property(self):
        raise AttributeError('of the property')

    @property
    def known(self):
        raise AttributeError('known', name='own', obj=None)

    lacking = Lacking()


class HookedProperty(Property):
    def __getattr__(self, name):
        raise AttributeError('of the hook')


class Methods(HookedProperty):
    def __getattr__(self, name):
        return lambda: (_ for _ in ()).throw(AttributeError(name))


for o in Property(), HookedProperty(), Methods(), Hooked(), OfMeta, object(), 1, print, sys:
    for way in (lambda o: o.of_property, lambda o: o.of_property(), lambda o: o.known, lambda o: o.known(), lambda o: o.lacking,
                lambda o: o.lacking(), lambda o: o.nothing, lambda o: o.nothing()):
        for _ in range(3):
            suggested(o, way)


class Storing:
    def __setattr__(self, name, value):
        print('   set', name, value, where())
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print('   del', name, where())
        object.__delattr__(self, name)


class Raising(Storing):
    def __setattr__(self, name, value):
        raise TypeError(name)


def store(o):
    o.a = 1
    o.a += 2
    del o.a
    return o.__dict__


def delete(o):
    del o.b


for o in Storing(), Raising():
    show(store, o)
    show(delete, o)


class Updating:
    def __init__(self, answer):
        self.answer = answer

    def __iadd__(self, other):
        print('   iadd', where())
        return self.answer

    def __imul__(self, other):
        self.__class__ = Both
        return NotImplemented


class Both(Updating):
    def __add__(self, other):
        print('   add', where())
        return self.answer

    def __radd__(self, other):
        print('   radd', where())
        return self.answer

    def __mul__(self, other):
        return 'product'


def update(o, other):
    o += other
    return o


def product(o, other):
    o *= other
    return o


def added(o, other): return o + other


for answer in 1, NotImplemented:
    for o in Updating(answer), Both(answer):
        for other in 1, 2.5, 'x', [], o, Both(3), True:
            show(update, o, other)
            show(added, o, other)
            show(added, other, o)
            show(update, other, o)
    show(product, Updating(answer), 2)
    show(product, Updating(answer), [])


class Changing:
    """The class changes under the loop."""
    def __init__(self):
        self.left = 6

    def __iter__(self):
        return self

    def __next__(self):
        self.left -= 1
        if self.left == 3:
            Changing.__next__ = lambda self: 'other'
        if self.left < 0:
            raise StopIteration(self.left)
        return self.left


def some(o):
    found = []
    for x in o:
        found.append(x)
        if len(found) > 4:
            del Changing.__next__
    return found


show(some, Changing())


class Traced(All):
    """Tracing begins and ends inside."""
    def reply(self, *arguments):
        sys.settrace(tracer if sys.gettrace() is None else None)
        return self.answer


def tracer(frame, event, argument):
    print('  ', event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno)
    return tracer


for answer in True, 1:
    o = Traced(answer)
    for function in (truth, both, contains, item, set_item, del_item, attribute, negative, in_dict, inside):
        show(function, o)
        sys.settrace(None)


