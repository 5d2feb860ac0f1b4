"""A ray tracer: small immutable vectors with operators, spheres over a plane, shadows and mirrors."""
import math
import sys


class Vector:
    __slots__ = ('x', 'y', 'z')

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / math.sqrt(self.dot(self)))

    def mirrored(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Sphere:
    def __init__(self, centre, radius, shine):
        self.centre, self.radius, self.shine = centre, radius, shine

    def distance(self, origin, direction):
        """How far along the ray it is met, or None."""
        to_centre = self.centre - origin
        along = to_centre.dot(direction)
        beside = self.radius ** 2 - to_centre.dot(to_centre) + along * along
        if beside <= 0.0:
            return None
        near = along - math.sqrt(beside)
        return near if near > 1e-9 else None

    def normal(self, point):
        return (point - self.centre).unit()

    def colour(self, point):
        return 0.8


class Floor:
    shine = 0.1

    def distance(self, origin, direction):
        return -origin.y / direction.y if direction.y * origin.y < 0.0 else None

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)

    def colour(self, point):
        return 0.9 if (math.floor(abs(point.x) * 1.3) + math.floor(point.z)) % 2 else 0.3


class Scene:
    def __init__(self, things, light):
        self.things, self.light = things, light

    def nearest(self, origin, direction):
        best, found = math.inf, None
        for thing in self.things:
            distance = thing.distance(origin, direction)
            if distance is not None and distance < best:
                best, found = distance, thing
        return found, best

    def trace(self, origin, direction, depth):
        thing, distance = self.nearest(origin, direction)
        if thing is None:
            return max(0.0, direction.y) * 0.5
        point = origin + direction * distance
        normal = thing.normal(point)
        start = point + normal * 1e-6
        brightness = 0.1
        if self.nearest(start, self.light)[0] is None:
            brightness += 0.9 * max(0.0, normal.dot(self.light))
        own = thing.colour(point) * brightness
        if depth == 0:
            return own
        return own * (1.0 - thing.shine) + thing.shine * self.trace(start, direction.mirrored(normal), depth - 1)


def render(scene, eye, rows, columns):
    image = []
    for row in range(rows):
        y = 0.5 - (row + 0.5) / rows
        rays = [Vector((column + 0.5) / columns - 0.5, y, 1.0).unit() for column in range(columns)]
        image.append([scene.trace(eye, ray, 2) for ray in rays])
    return image


def main(size):
    eye = Vector(0.0, 1.0, -4.0)
    spheres = [Sphere(Vector(x, 0.7, 1.0), 0.7, 0.4) for x in (-1.5, 1.5)] + [Sphere(Vector(0.0, 1.0, 3.0), 1.0, 0.6)]
    scene = Scene([*spheres, Floor()], Vector(0.0, 1.0, -0.6).unit())
    # Straight ahead is the middle sphere: its front is at z = 2.
    thing, distance = scene.nearest(eye, Vector(0.0, 0.0, 1.0))
    assert thing is spheres[2] and abs(distance - 6.0) < 1e-9, distance
    rows, columns = 200, 4 * size
    image = render(scene, eye, rows, columns)
    # What stands there is symmetric, and so is the image.
    for row in image:
        assert all(abs(left - right) < 1e-6 for left, right in zip(row, reversed(row)))
        assert all(0.0 <= value <= 1.0 for value in row)
    mean = sum(map(sum, image)) / (rows * columns)
    line = ''.join(' .:-=+*#%@'[int(9.99 * value)] for value in image[125][::max(1, columns // 40)])
    print('raytrace', line, f'{mean:.9f}')


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
