# RUN: %compare %s
# RUN: %compare --modes guards,slots,leave --every 2,5 %s
# Functions done in place that store attributes: what they return, what they share, what fails in them late.
import sys


class Point:
    def __init__(self, x, y, z=0):
        self.x, self.y, self.z = x, y, z

    def scale(self, size):
        if size > 0.0:
            self.x /= size
            self.y /= size

    def widen(self, other):
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        return self

    def replace(self, value):
        old = self.x
        self.x = value
        return old

    def both(self, value):
        self.x = self.y = value * 1.5
        return self.y

    def rotate(self):
        self.x, self.y, self.z = self.y, self.z, self.x

    def put(self, value):
        self.z = value

    def divide_late(self, divisor):
        self.x = self.x + 1
        self.y = self.y // divisor
        return self.x

    def mix(self, other):
        self.x = self.x + 1
        other.x = other.x * 2
        self.y = self.x + other.x
        return other.x

    def twice(self, value):
        self.put(value)
        self.put(self.z + self.x)
        return self.z

    def nested(self, value, divisor):
        self.put(value)
        return self.twice(value) // divisor

    def sometimes(self, k):
        if k % 3 == 0:
            self.x = k * 0.5
        elif k % 3 == 1:
            self.y = k * 0.5
            self.z = k
        return k

    def show(self):
        return (self.x, self.y, self.z)

    def set_and_count(self, k):
        self.x = k
        self.count = self.x + k
        return self.count


class Ending:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('end of', self.name)


def scaled(points, size):
    for point in points:
        point.scale(size)
    return [p.show() for p in points]


def widest(points):
    top = points[0]
    for point in points[1:]:
        top = top.widen(point)
    return top.show(), top.x is points[-1].x, top is points[0]


def replaced(points, values):
    kept = []
    for k in range(len(points)):
        value = values[k]
        old = points[k].replace(value)
        kept.append(old)
        kept.append(value is points[k].x)
    return kept


def replaced_later(points):
    total = 0.0
    for round in range(6):
        for point in points:
            old = point.replace(total + 0.25)
            old_again = old
            total += old
            point.x = point.x + old_again
    return total, [p.show() for p in points]


def shared(points):
    same = 0
    for k in range(60):
        point = points[k % 3]
        r = point.both(k + 0.25)
        same += (point.x is point.y) + (r is point.x)
    return same


def given(points):
    same = 0
    for k in range(60):
        v = k * 0.5 + 1000.0
        point = points[k % 3]
        point.put(v)
        same += v is point.z
        w = k * 12345678
        point.put(w)
        same += w is point.z
    return same, v, w


def rotated(points):
    for k in range(31):
        for point in points:
            point.rotate()
    return [p.show() for p in points]


def late(point, divisors):
    total = 0
    try:
        for divisor in divisors:
            total += point.divide_late(divisor)
    except (ZeroDivisionError, TypeError) as error:
        return type(error).__name__, total, point.show()
    return total, point.show()


def mixed(points, pairs):
    total = 0
    for a, b in pairs:
        total += points[a].mix(points[b])
    return total, [p.show() for p in points]


def nested(point, divisors):
    total = 0
    try:
        for k, divisor in enumerate(divisors):
            total += point.nested(k, divisor)
    except ZeroDivisionError:
        return 'zero', total, point.show()
    return total, point.show()


def sometimes(points):
    total = 0
    for k in range(90):
        total += points[k % len(points)].sometimes(k)
    return total, [p.show() for p in points]


def in_expressions(point):
    total, found = 0.0, []
    for k in range(40):
        if point.replace(k * 0.5) > 9.0:
            found.append(k)
        total = total + max(point.replace(k), point.replace(k + 1.0)) + (point.both(k) if k & 1 else 0.0)
    return total, found, point.show()


class Growing:
    def __init__(self):
        self.x = 1.5

    def grow(self):
        self.x = self.x * 1.25
        return 0.5

    def keep(self, value):
        self.x = value


def beside(growing):
    """What waits on the stack while a method writes over it, or stores the same."""
    total, same = 0.0, 0
    for k in range(40):
        total += growing.x + growing.grow()
        total = max(growing.x, growing.grow(), growing.x) + total
        pair = [total * 0.5, growing.keep(total * 0.25)]
        a, b = growing.x, growing.keep(k * 0.5)
        total += a
    for k in range(40):
        v = k + 0.5
        total = v + (growing.keep(v) or v) + total
    return total, growing.x


def late_attributes():
    found = []
    for k in range(30):
        point = Point(k, k)
        for j in range(3):
            found.append(point.set_and_count(j + k))
    return sum(found), point.__dict__


def endings(point):
    for k in range(12):
        for name in 'ab':
            point.put(Ending(f'{name}{k}'))
    both = Ending('of two')
    point.x = point.y = both
    del both
    for k in range(3):
        point.widen_to = k
        point.both(k)


def kinds(values):
    point = Point(1.0, 2.0)
    shown = []
    for value in values:
        for k in range(5):
            old = point.replace(value)
            shown.append(repr(old))
            point.rotate()
    return shown


class Real(float):
    pass


class Property:
    def __init__(self):
        self.stored = 0

    @property
    def x(self):
        return self.stored

    @x.setter
    def x(self, value):
        self.stored = value + 1

    replace = Point.replace
    sometimes = Point.sometimes


class Slots:
    __slots__ = 'x', 'y', 'z'
    __init__ = Point.__init__
    replace = Point.replace
    rotate = Point.rotate
    mix = Point.mix
    show = Point.show


Slots.y = Slots.x


class Watched(Point):
    def __setattr__(self, name, value):
        print('set', name, value)
        object.__setattr__(self, name, value)


def of_all_kinds():
    things = [Point(1, 2), Property(), Slots(3, 4, 5), Watched(6, 7), Point(8, 9)]
    things[0].__dict__['more'] = 1
    for k in range(20):
        for thing in things:
            thing.replace(k)
    for k in range(10):
        things[2].rotate()
        things[2].mix(things[4])
    return [t.x for t in things], things[2].show()


class Counter:
    def __init__(self):
        self.n = self.sum = 0

    def bump(self, by):
        self.n += 1
        self.sum += by
        return self.n

    def run(self, n):
        for i in range(n):
            self.bump(i)
        return self.n, self.sum

    def run_big(self, n):
        for i in range(n):
            if self.bump(1 << 58) % 7 == 0:
                self.sum -= 5
        return self.n, self.sum


def traced(point):
    seen = []

    def look(frame, event, argument):
        seen.append((frame.f_code.co_name, event, frame.f_lineno))
        return look if len(seen) < 40 else None

    for k in range(9):
        if k == 4:
            sys.settrace(look)
        point.put(k)
        if k == 6:
            sys.settrace(None)
    return seen


points = [Point(3.0, 4.0), Point(5, 12.5), Point(-1.5, 1e300)]
print(scaled(points * 7, 2.0), scaled(points * 3, 0.0), scaled(points, 3))
print(widest(points), widest([Point(k * 0.5, 9 - k) for k in range(9)]), widest([Point(k, -k) for k in range(9)]))
print(replaced([Point(k * 1.5, 0) for k in range(12)], [k * 2.5 for k in range(12)]))
print(replaced([Point(k, 0) for k in range(12)], [k * 2.5 if k & 1 else k << 40 for k in range(12)]))
print(replaced_later([Point(0.5 * k, 0) for k in range(5)]))
print(shared([Point(1.0, 2.0) for k in range(3)]))
print(given([Point(1.0, 2.0, 3.0) for k in range(3)]))
print(rotated([Point(1.0, 2.0, 3.0), Point(1, 2, 3), Point(1.5, 'text', None), Point(True, 2.5, 1 << 70)]))
print(late(Point(1, 1000), [1, 2] * 20), late(Point(1, 1000), [1] * 20 + [0]), late(Point(1, 10), [1, 1, None]))
print(late(Point(2.5, 1e9), [1.5] * 30 + [0.0]), late(Point(1, 1 << 61), [1, 2.5]), late(Point((1 << 63) - 9, 5), [1] * 20))
print(mixed([Point(k, k) for k in range(4)], [(0, 1), (1, 1), (2, 3), (3, 3), (0, 0)] * 5))
print(mixed([Point(k * 0.5, k) for k in range(4)], [(0, 1), (1, 1), (2, 3), (3, 3), (0, 0)] * 5))
print(nested(Point(1, 2), [1, 2, 3] * 10), nested(Point(1, 2), [1, 2, 3] * 10 + [0]), nested(Point(1.5, 2), [2] * 9 + [0.0]))
print(sometimes([Point(1.0, 2.0, 3)] * 2 + [Point(0, 0, 0)]))
print(in_expressions(Point(1.0, 2.0)))
print(beside(Growing()))
print(late_attributes())
endings(Point(1.0, 2.0))
print(kinds([1.5, Real(2.5), 3, True, None, 'x', 1 << 80, float('nan'), -0.0, (), Real(1)]))
print(of_all_kinds())
print(Counter().run(100), Counter().run_big(100))
print(traced(Point(1, 2)))
