# RUN: %compare %s
# RUN: %compare --modes guards,slots %s
# Attributes in loops: of instances with and without slots, that are missing, come late, hide methods or are properties; and
# methods that are done in place.
import math


class Body:
    def __init__(self, x, speed):
        self.x = x
        self.speed = speed
        self.count = 0

    def energy(self):
        return 0.5 * self.speed * self.speed

    def far(self, limit):
        if self.x > limit:
            return True
        return self.x < -limit

    def length(self):
        return math.sqrt(self.x * self.x + self.energy())


class Slotted:
    __slots__ = ('x', 'speed', 'count')

    def __init__(self, x, speed):
        self.x, self.speed, self.count = x, speed, 0

    def energy(self):
        return self.speed

    def far(self, limit):
        return False

    def length(self):
        return self.x


class Shown(Body):
    @property
    def speed(self):
        return 7

    @speed.setter
    def speed(self, value):
        pass

    def __setattr__(self, name, value):
        if name == 'count':
            value += 100
        object.__setattr__(self, name, value)


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('end of', self.name)


def moves(bodies, rounds):
    total = 0.0
    for turn in range(rounds):
        for body in bodies:
            body.x += body.speed * 0.25
            body.count += 1
            if body.far(10):
                body.speed = -body.speed
            total += body.energy()
    return total, [(body.x, body.speed, body.count) for body in bodies]


def lengths(bodies):
    total = 0.0
    for body in bodies:
        total += body.length()
    return total


def shares(body, n):
    """The same objects, however they were stored."""
    last = 1.5
    for i in range(n):
        last = last * 1.5
        body.x = last
        body.kept = body.x
    return body.x is last, body.kept is body.x, body.x


def links(n):
    first = node = Told('first')
    for i in range(n):
        node.next = first
        node.value = i * 2.5
        node = node.next
        i = i + 0
    return node is first, node.value


def replaces(n):
    body = Body(Told('old x'), 2)
    for i in range(n):
        body.x = i
        print(i, end=' ') if i < 2 else None
    return body.x


def missing(bodies):
    total = 0
    for body in bodies:
        total += body.weight
    return total


def report(function, *arguments):
    try:
        print(function.__name__, function(*arguments))
    except Exception as error:
        step = error.__traceback__.tb_next
        print(function.__name__, type(error).__name__, error, step.tb_lineno - function.__code__.co_firstlineno,
              sorted(name for name in step.tb_frame.f_locals))


def make():
    return [Body(i * 1.5, 2.0 + i) for i in range(4)]


report(moves, make(), 20)
report(moves, [Body(1, 2), Body(2, 3)], 20)
report(moves, make() + [Slotted(0.5, 2.0)] * 2, 20)
report(moves, make() + [Shown(1.5, 2.0)], 20)
bodies = make()
bodies[2].energy = lambda: 1000.0
report(moves, bodies, 5)
bodies[1].__dict__['speed'] = 0.5
report(moves, bodies, 5)
del bodies[0].count
report(moves, bodies, 5)
report(lengths, make() * 10)
Body.energy = lambda self: 2.0
report(lengths, make() * 10)
del Body.energy
report(lengths, make())
report(shares, Body(1, 2), 12)
report(links, 20)
report(replaces, 12)
weighed = make()
for number, body in enumerate(weighed):
    body.weight = number
report(missing, weighed * 10)
report(missing, weighed + make())
report(missing, [])
