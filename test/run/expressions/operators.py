# RUN: %compare %s
# Every unary and binary operator, in place too, over ints, floats, and everything else that has them.
import operator
from fractions import Fraction
from decimal import Decimal


def binary(a, b):
    out = []
    for f in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b, lambda: a // b, lambda: a % b,
              lambda: a ** b, lambda: a << b, lambda: a >> b, lambda: a & b, lambda: a | b, lambda: a ^ b,
              lambda: a @ b):
        try:
            out.append(f())
        except Exception as error:
            out.append(f'{type(error).__name__}: {error}')
    return out


def in_place(x, b):
    out = []
    a = x; a += b; out.append(a)
    a = x; a -= b; out.append(a)
    a = x; a *= b; out.append(a)
    a = x; a //= b; out.append(a)
    a = x; a %= b; out.append(a)
    a = x; a &= b; out.append(a)
    return out


def unary(a):
    out = []
    for f in (lambda: -a, lambda: +a, lambda: ~a, lambda: not a):
        try:
            out.append(f())
        except Exception as error:
            out.append(str(error))
    return out


values = (0, 1, -7, 3, 2**30 - 1, -2**31, 2**62, 10**25, True, 0.0, -2.5, 1e308, float('inf'))
for a in values:
    print(repr(a), unary(a))
    for b in (0, 3, -2, 2**30, 0.5, 2**64):
        if not (isinstance(b, int) and abs(b) > 2**20):
            print(repr(a), repr(b), binary(a, b))
        else:
            print(repr(a), repr(b), a + b, a - b, a * b, a < b, a == b, b - a)
for a, b in (('ab', 3), (3, 'ab'), ('a', 'b'), ('%s-%d', ('x', 1)), (b'x', 2), ([1], [2]), ([1], (2,)), ((1,), 2), ({1, 2}, {2, 3}),
             ({1: 2}, {3: 4}), (None, 1), (1, None), (Fraction(1, 3), 2), (Decimal('1.1'), 3), (1j, 2), (2.5, 1j)):
    print(repr(a), repr(b), binary(a, b))
for a, b in ((7, 2), (-7, 3), (2**40, 2**39 + 1), ({1, 2}, {2})):
    try:
        print(in_place(a, b))
    except TypeError as error:
        print(error)
