# RUN: %compare %s
# One site, every way in which a class or an instance has an attribute, and each way changing under the site.
import enum
import types


class Values:
    shared = 'class'

    def __init__(self, value):
        self.value = value

    def method(self):
        return 'method', self.value


class Slots:
    __slots__ = ('value',)
    shared = 'slots'

    def __init__(self, value):
        self.value = value

    def method(self):
        return 'slot method', self.value


class Fallback(Values):
    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return 'fallback ' + name


class Property:
    shared = 'property'
    value = property(lambda self: 'computed')

    def method(self):
        return 'property method'


class Meta(type):
    def __getattr__(cls, name):
        return f'{cls.__name__} has no {name}'


class Owner(metaclass=Meta):
    value = 'of the class'
    shared = 'owner'

    @classmethod
    def method(cls):
        return cls.__name__


class Colour(enum.Enum):
    value_of = 1
    red = 2


def read(owner):
    return owner.value, owner.shared, owner.method()


def read_temporary(make):
    return make().value, make().method()


def write(owner, value):
    owner.value = value
    return owner.value


def with_dict(value):
    owner = Values(value)
    owner.__dict__['more'] = 1
    return owner


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone:', self.name)


module = types.ModuleType('module')
module.value, module.shared, module.method = 1, 2, lambda: 'function of a module'

owners = [Values(1), Slots(2), with_dict(3), Fallback(4), Property(), Owner, module]
for turn in range(12):
    for owner in owners:
        print(read(owner))
    print(read_temporary(lambda: Values(turn)), read_temporary(lambda: Slots(turn)))

# What the instance gets hides what the class has; what it loses shows it again.
for owner in owners[:1] + owners[2:4]:
    owner.shared = 'instance'
    owner.method = lambda: 'instance method'
    print(read(owner))
    del owner.shared, owner.method
    print(read(owner))
    del owner.value
    try:
        print(read(owner))
    except AttributeError as error:
        print(error)
    owner.value = 5

# Classes and modules change.
Values.shared, Values.method = 'new', lambda self: 'new method'
Slots.method = lambda self: 'new slot method'
Owner.value, module.value = 'changed', 'changed, too'
for owner in owners:
    print(read(owner))
del module.shared, Owner.shared
for owner in owners[5:]:
    try:
        print(read(owner))
    except AttributeError as error:
        print(error)

# A class attribute whose type becomes a descriptor.
class Later:
    pass


Values.shared = Later()
for turn in range(4):
    print(type(owners[0].shared).__name__)
    if turn == 1:
        Later.__get__ = lambda self, instance, owner: 'bound now'

# The value that goes has an end of its own, and sees the new one.
for owner in (Values(0), Slots(0), with_dict(0)):
    for turn in range(4):
        write(owner, Loud(f'{type(owner).__name__} {turn}'))
    write(owner, None)

for turn in range(4):
    print(Colour.red, Colour.red.value, Colour.value_of.name)
    try:
        print(Colour.green)
    except AttributeError as error:
        print(error)
Fallback.__getattribute__ = lambda self, name: 'overridden ' + name
print(owners[3].value, owners[3].missing)
del Fallback.__getattribute__
print(owners[3].value, owners[3].missing)
