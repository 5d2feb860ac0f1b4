"""Objects and dispatch: expressions as classes with operators, derivatives by methods, a visitor, singledispatch."""
import functools
import sys


class Expression:
    def __add__(self, other):
        return Sum(self, as_expression(other))

    def __radd__(self, other):
        return as_expression(other) + self

    def __mul__(self, other):
        return Product(self, as_expression(other))

    def __rmul__(self, other):
        return as_expression(other) * self

    def __pow__(self, n):
        return Power(self, n)


def as_expression(value):
    return value if isinstance(value, Expression) else Number(value)


class Number(Expression):
    def __init__(self, value):
        self.value = value

    def derivative(self):
        return Number(0)

    def accept(self, visitor):
        return visitor.number(self)


class Variable(Expression):
    def derivative(self):
        return Number(1)

    def accept(self, visitor):
        return visitor.variable(self)


class Pair(Expression):
    def __init__(self, left, right):
        self.left, self.right = left, right


class Sum(Pair):
    def derivative(self):
        return self.left.derivative() + self.right.derivative()

    def accept(self, visitor):
        return visitor.sum(self)


class Product(Pair):
    def derivative(self):
        return self.left.derivative() * self.right + self.left * self.right.derivative()

    def accept(self, visitor):
        return visitor.product(self)


class Power(Expression):
    def __init__(self, base, n):
        self.base, self.n = base, n

    def derivative(self):
        return Number(0) if self.n == 0 else self.n * self.base ** (self.n - 1) * self.base.derivative()

    def accept(self, visitor):
        return visitor.power(self)


class Evaluation:
    def __init__(self, x):
        self.x = x

    def number(self, node):
        return node.value

    def variable(self, node):
        return self.x

    def sum(self, node):
        return node.left.accept(self) + node.right.accept(self)

    def product(self, node):
        return node.left.accept(self) * node.right.accept(self)

    def power(self, node):
        return node.base.accept(self) ** node.n


@functools.singledispatch
def simplified(node):
    return node


@simplified.register
def _(node: Sum):
    left, right = simplified(node.left), simplified(node.right)
    match left, right:
        case Number(value=0), _:
            return right
        case _, Number(value=0):
            return left
        case Number(value=a), Number(value=b):
            return Number(a + b)
    return Sum(left, right)


@simplified.register
def _(node: Product):
    left, right = simplified(node.left), simplified(node.right)
    match left, right:
        case (Number(value=0), _) | (_, Number(value=0)):
            return Number(0)
        case Number(value=1), _:
            return right
        case _, Number(value=1):
            return left
    return Product(left, right)


def main(size):
    x = Variable()
    total = 0
    for turn in range(9 * size):
        a, b, c = turn + 2, turn % 7 + 1, turn % 5 + 3
        f = a * x ** 3 + b * x ** 2 * (x + c) + (x + 1) ** c
        plain = f
        for order in range(3):
            plain = plain.derivative()
            f = simplified(f.derivative())
        for at in range(-3, 4):
            value = f.accept(Evaluation(at))
            assert value == plain.accept(Evaluation(at))
            assert value == 6 * (a + b) + c * (c - 1) * (c - 2) * (at + 1) ** (c - 3), (turn, at, value)
            total += value
    print('symbolic', total)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
