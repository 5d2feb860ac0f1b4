"""Pickling: state, slots, reducers and cycles, with the hooks of a class and those of a pickler."""
import copyreg
import io
import pickle
import sys


class Node:
    def __init__(self, name):
        self.name, self.parent, self.children, self.cache = name, None, [], object

    def add(self, child):
        child.parent = self
        self.children.append(child)
        return child

    def __getstate__(self):
        state = dict(vars(self))
        del state['cache']
        return state

    def __setstate__(self, state):
        vars(self).update(state)
        self.cache = None

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __reduce__(self):
        return Point, (self.x, self.y)

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)


class Temperature:
    """Known to pickle by what is registered for it."""

    def __init__(self, kelvin):
        self.kelvin = kelvin


class Points(list):
    def __reduce_ex__(self, protocol):
        return Points, (), None, iter(self)

    def append(self, point):
        if not isinstance(point, Point):
            raise TypeError(point)
        super().append(point)

    def extend(self, points):
        for point in points:
            self.append(point)


class Broken:
    def __reduce__(self):
        raise ValueError('not to be written')


def celsius(degrees):
    return Temperature(degrees + 273)


copyreg.pickle(Temperature, lambda temperature: (celsius, (temperature.kelvin - 273,)))


class ByName(pickle.Pickler):
    """Writes some objects by their names only."""
    shared = {'table': {'a': 1}, 'empty': ()}

    def persistent_id(self, obj):
        return next((name for name, known in self.shared.items() if known is obj), None)


class FromNames(pickle.Unpickler):
    def persistent_load(self, name):
        return ByName.shared[name]


def tree(depth, width, name='n'):
    node = Node(name)
    if depth:
        for i in range(width):
            node.add(tree(depth - 1, width, f'{name}.{i}'))
    return node


def same_tree(first, second):
    pairs = list(zip(first.walk(), second.walk(), strict=True))
    return all(a is not b and a.name == b.name and b.cache is None for a, b in pairs) and \
        all(b.parent is None or b in b.parent.children for _, b in pairs)


def main(size):
    whole, length = tree(3, 4), 0
    points = Points()
    points.extend(Point(i, -i) for i in range(60))
    for turn in range(14 * size):
        protocol = turn % 4 + 2
        text = pickle.dumps(whole, protocol)
        assert same_tree(whole, pickle.loads(text))
        again = pickle.loads(pickle.dumps(points, protocol))
        assert type(again) is Points and again == points
        readings = [Temperature(273 + turn + i) for i in range(40)]
        assert [t.kelvin for t in pickle.loads(pickle.dumps(readings, protocol))] == list(range(273 + turn, 313 + turn))
        out = io.BytesIO()
        ByName(out, protocol).dump([ByName.shared['table'], Point(turn, 1), {'a': 1}])
        table, point, other = FromNames(io.BytesIO(out.getvalue())).load()
        assert table is ByName.shared['table'] and other == table and other is not table and point == Point(turn, 1)
        try:
            pickle.dumps([points, Broken()], protocol)
        except ValueError:
            length += len(text)
    in_python = pickle._loads(pickle._dumps(whole))
    assert same_tree(whole, in_python)
    assert length == sum(len(pickle.dumps(whole, turn % 4 + 2)) for turn in range(14 * size))
    print('pickles', len(list(in_python.walk())), len(again))


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
