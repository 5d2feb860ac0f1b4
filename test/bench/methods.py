"""Method calls: plain, inherited, overridden, class and static methods, properties, super."""
import sys


class Shape:
    def __init__(self, side):
        self.side = side

    def area(self):
        return 0

    def describe(self, factor):
        return self.area() * factor + self.corners()

    def corners(self):
        return 4

    @property
    def double(self):
        return self.side * 2


class Square(Shape):
    def area(self):
        return self.side * self.side

    @staticmethod
    def unit(x):
        return x + 1

    @classmethod
    def make(cls, side):
        return cls(side)


class Cube(Square):
    def __init__(self, side):
        super().__init__(side)

    def area(self):
        return super().area() * 6


def run(n):
    total = 0
    shapes = [Square(2), Cube(1), Shape(9)]
    for i in range(n):
        for shape in shapes:
            total += shape.describe(2)
        total += shapes[0].double + Square.unit(i) - i
        total -= Cube.make(1).side
    return total


def main(size):
    total = run(size * 6000)
    assert total == size * 6000 * 36, total
    print('methods', total)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
