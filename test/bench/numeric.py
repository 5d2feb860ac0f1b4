"""Numbers in loops: ints, big ints, floats and complex, with while, divmod, bits and conditions."""
import math
import sys

PI = '314159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798'


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def power(base, exponent, modulus):
    result = 1
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def root(n):
    """The integer square root, bit by bit."""
    bit = 1 << (n.bit_length() + 1 & ~1)
    result = 0
    while bit:
        if n >= result + bit:
            n -= result + bit
            result = (result >> 1) + bit
        else:
            result >>= 1
        bit >>= 2
    return result


def pi_digits(count):
    """From the series of Machin, in whole numbers."""
    unit = 10 ** (count + 10)

    def arctan_of_inverse(x):
        term = total = unit // x
        n, sign = 3, -1
        while term:
            term //= x * x
            total += sign * (term // n)
            n, sign = n + 2, -sign
        return total
    return str(4 * (4 * arctan_of_inverse(5) - arctan_of_inverse(239)))[:count]


def simpson(f, low, high, steps):
    width = (high - low) / steps
    total = f(low) + f(high)
    for i in range(1, steps):
        total += f(low + i * width) * (4 if i % 2 else 2)
    return total * width / 3


def escapes(c, limit):
    z = 0j
    for i in range(limit):
        z = z * z + c
        if abs(z) > 2.0:
            return i
    return limit


def in_cardioid(c):
    q = (c.real - 0.25) ** 2 + c.imag ** 2
    return q * (q + c.real - 0.25) < 0.25 * c.imag ** 2


def mandelbrot(step, limit):
    """How many points of a grid never escape; points known to be inside by a formula must not."""
    inside = 0
    for i in range(30):
        for j in range(20):
            c = complex(-2.1 + i * step, -1.0 + j * step)
            n = escapes(c, limit)
            inside += n == limit
            assert n == limit or not in_cardioid(c), c
    return inside


def main(size):
    for turn in range(4 * size):
        n = 10 ** 9 + turn
        for k in range(1, 120):
            assert gcd(n * k, 360 * k) == k * math.gcd(n, 360)
            assert power(n, k * 997, 1_000_003) == pow(n, k * 997, 1_000_003)
            assert root(n * k) == math.isqrt(n * k)
        assert pi_digits(100) == PI[:100]
        area = simpson(lambda x: 4 / (1 + x * x), 0.0, 1.0, 1000)
        assert abs(area - math.pi) < 1e-12, area
        inside = mandelbrot(0.1, 40)
    print('numeric', inside, f'{area:.12f}')


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
