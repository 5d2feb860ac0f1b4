"""Expands, differentiates, integrates and solves with sympy."""
from sympy import cos, diff, expand, factor, integrate, simplify, sin, solve, symbols

x, y = symbols('x y')
print(len(str(expand((x + y + 1) ** 12))))
print(factor(x ** 6 - 1))
print(diff(sin(x) ** 3 * cos(x) ** 2, x, 3).subs(x, 1).evalf(10))
print(integrate(x ** 3 * sin(x), x))
print(solve(x ** 3 - 6 * x ** 2 + 11 * x - 6, x))
print(simplify((x ** 2 - 1) / (x - 1)))
