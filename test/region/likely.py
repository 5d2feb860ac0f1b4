# What values are taken for, by what call sites pass and containers are given.
# RUN: %lasti emit --dump=likely %s | FileCheck %s


def main(n):
    numbers = [0.5 * i for i in range(n)]
    pairs = [(i, 'x') for i in range(n)]
    use(numbers, pairs, 1.5)


def use(values, pairs, scale):
    for number, name in pairs:
        first = values[number] * scale
        second = helper(number)
    for index, value in enumerate(values):
        third = value
    return first
# CHECK-LABEL: function 'use'
# CHECK-DAG: argument values: list
# CHECK-DAG: argument pairs: list
# CHECK-DAG: argument scale: float, passed by main at line 8
# CHECK-DAG: number: int
# CHECK-DAG: name: str
# CHECK-DAG: first: float, of multiply at line 13
# CHECK-DAG: second: int
# CHECK-DAG: index: int
# CHECK-DAG: third: float


def helper(x):
    return x + 1
# CHECK-LABEL: function 'helper'
# CHECK: argument x: int


class Point:
    def __init__(self, x):
        self.x = x

    def moved(self, by):
        x = self.x + by
        return Point(x)
# CHECK-LABEL: function 'Point.__init__'
# CHECK: argument x: float
# CHECK-LABEL: function 'Point.moved'
# CHECK-DAG: argument by: float
# CHECK-DAG: x: float


def annotated(x: float, n: 'int', name: str = None, scale=0.5, *, only: bool = True):
    return x
# CHECK-LABEL: function 'annotated'
# CHECK-DAG: argument x: float
# CHECK-DAG: argument n: int
# CHECK-DAG: argument name: str
# CHECK-DAG: argument scale: float
# CHECK-DAG: argument only: bool


main(3)
Point(0.5).moved(1.0)
