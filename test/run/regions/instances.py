# RUN: %compare %s
# RUN: %compare --modes guards,slots,leave --every 2,5 %s
"""Instances made in loops: by an __init__ and operators that are done in place, kept, dropped,
compared, with weak references, collected."""
import gc
import sys
import weakref


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return Vector(k * self.x, k * self.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __lt__(self, other):
        return self.x < other.x

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def dot(self, other):
        return self.x * other.x + self.y * other.y

    def first_above(self, limit):
        if self.x > limit:
            return self.x
        if self.y > limit:
            return self.y
        return None

    def pair(self):
        return self.x, self.y


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a, b=2.5):
        self.a = a
        self.b = b

    def __add__(self, other):
        return Slotted(self.a + other.a, self.b - other.b)


class Body:
    def __init__(self, place, speed):
        self.place = place
        self.speed = speed

    def move(self, step):
        self.place = self.place + self.speed * step
        return self.place

    def turn(self):
        old = self.speed
        self.speed = Vector(-self.speed.y, self.speed.x)
        return old


def kept(n):
    return [Vector(i * 0.5, i) for i in range(n)]


def appended(n):
    found = []
    for i in range(n):
        found.append(Vector(i, 0.25) + Vector(0.5, i))
    return [v.pair() for v in found]


def temporary(n):
    total = 0.0
    base = Vector(1.5, -2.0)
    for i in range(n):
        total += (base + Vector(i, 0.5) * 2.0 - 0.5 * base).dot(base)
    return total


def carried(n):
    place, speed = Vector(0.0, 0.0), Vector(0.5, 0.25)
    last = None
    for i in range(n):
        last = place
        place = place + speed * 0.5
    return place.pair(), last.pair(), sys.getrefcount(place), sys.getrefcount(last)


def same_number(n):
    kept = []
    for i in range(n):
        x = i * 1.5
        v = Vector(x, x)
        kept.append((v.x is v.y, v))
    return [same for same, _ in kept], [v.pair() for _, v in kept]


def in_fields(n):
    body = Body(Vector(0.0, 0.0), Vector(1.0, 0.5))
    seen = []
    for i in range(n):
        place = body.move(0.25)
        if i % 3 == 0:
            seen.append(body.turn())
        if i % 4 == 0:
            seen.append(place)
    return [v.pair() for v in seen], body.place.pair()


def in_place(n):
    v = w = Vector(0, 0)
    for i in range(n):
        v += Vector(i, 1)
    return v is w, v.pair()


def slotted(n):
    total = Slotted(0.0)
    for i in range(n):
        total = total + Slotted(i * 1.0, 0.5)
    return total.a, total.b


def compared(n):
    low, equal = 0, 0
    middle = Vector(n / 2, 0.0)
    for i in range(n):
        v = Vector(float(i), 0.0)
        if v < middle:
            low += 1
        if v == middle:
            equal += 1
    return low, equal


def optional(n):
    best = None
    count = 0
    for i in range(n):
        v = Vector(i % 7, i % 5)
        found = v.first_above(3)
        if found is not None and (best is None or found > best):
            best = found
        if found is None:
            count += 1
    return best, count, found


def nested(n):
    rows = []
    for i in range(n):
        rows.append(Body(Vector(i, i + 1), Vector(i * 0.5, 2)))
    return [(row.place.pair(), row.speed.pair()) for row in rows]


class Wide(Vector):
    def __radd__(self, other):
        return "radd"

    def __add__(self, other):
        return "add"


def mixed(n):
    seen = []
    for i in range(n):
        v = Vector(i, 1)
        w = Wide(i, 2) if i % 5 == 4 else Vector(i, 2)
        result = v + w
        seen.append(result if isinstance(result, str) else result.pair())
    return seen


def not_implemented(n):
    seen = []
    for i in range(n):
        v = Vector(i, 1)
        w = v if i != n - 1 else 3
        try:
            seen.append((v - w).pair())
        except TypeError as error:
            seen.append(str(error))
    return seen


def weak(n):
    v = Vector(0.0, 0.0)
    gone = []
    ref = weakref.ref(v, lambda _: gone.append(len(gone)))
    for i in range(n):
        v = v + Vector(1.0, 1.0)
    return gone, ref() is None, v.pair()


def fails(n):
    seen = []
    try:
        for i in range(n):
            seen.append(Vector(1.0 / (n - 2 - i), i).pair())
    except ZeroDivisionError as error:
        seen.append(str(error))
        seen.append(error.__traceback__.tb_lineno - fails.__code__.co_firstlineno)
    return seen


def collected(n):
    gc.collect()
    before = gc.get_stats()[0]["collections"]
    kept = []
    for i in range(n):
        kept.append(Vector(i, i))
    return gc.get_stats()[0]["collections"] > before, len(kept)


def updated(n):
    v = Vector(0, 0)
    for i in range(n):
        v = Vector(i, i)
        v += Vector(1, i)
    return v.pair()


def written(vectors):
    total = 0
    for v in vectors:
        if v.x > 3:
            v.x = 0
        total += v.x
    return total


def carried_inside(n, y):
    s, t, u = 0, 1, 1
    for i in range(n):
        s, t = t, min((y or i), s)
        t -= t**2
        for k in range(1, 4, 2):
            s = i
        u *= i
    return s, t, u


def held_last(vectors):
    best, last = None, 0
    for i in range(len(vectors)):
        last = best
        if i % 3 == 1:
            best = vectors[i]
    return last is best, last and last.x, best and best.y


for n in (1, 3, 12, 60):
    print([v.pair() for v in kept(n)][-2:], appended(n)[-2:], temporary(n), carried(n))
    print(same_number(n)[0][-1], in_fields(n), in_place(n), slotted(n), compared(n), optional(n))
    print(nested(n)[-1], mixed(n), not_implemented(n)[-2:])
    print(updated(n), written(kept(n)), carried_inside(n, 0), carried_inside(n, 3), held_last(kept(n)))
    print(weak(n), fails(n)[-2:])
print(temporary(2**64 // 2**58), carried(1000), collected(3000))
print([type(x) for x in Vector(2**62, 2**62).__add__(Vector(2**62, 1)).pair()])
