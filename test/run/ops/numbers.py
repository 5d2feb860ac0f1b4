# RUN: %compare %s
"""Every binary operator on every pair of numbers at the edges of the one- and two-digit ints, as a value, in
place, and stored into its own left operand. The sums of reprs keep the output short; a difference prints the case."""
import itertools
import zlib


class Odd(int):
    def __add__(self, other):
        return 'odd', int(other)


EDGES = [0, 1, -1, 2, -5, -6, 7, 255, 256, 257, 2**15, 2**30 - 1, 2**30, -2**30, 2**31, 2**32 + 1, 2**45,
         2**60 - 1, 2**60, -2**60, 2**62, 2**63, -2**63, 2**64, 10**30, True, False, 0.0, -0.0, 1.5, -2.5, 1e300, 1e308,
         float('inf'), float('-inf'), float('nan'), 3 + 4j, Odd(3)]
SHIFTS = [0, 1, 5, 29, 30, 31, 59, 60, 61, 63, 64, 100, -1, True]


def note(function, *operands):
    try:
        return repr(function(*operands))
    except Exception as error:
        return f'{type(error).__name__}: {error}'


def operators():
    def add(a, b): return a + b
    def sub(a, b): return a - b
    def mul(a, b): return a * b
    def div(a, b): return a / b
    def floor(a, b): return a // b
    def mod(a, b): return a % b
    def land(a, b): return a & b
    def lor(a, b): return a | b
    def xor(a, b): return a ^ b
    def iadd(a, b): a += b; return a
    def isub(a, b): a -= b; return a
    def imul(a, b): a *= b; return a
    def idiv(a, b): a /= b; return a
    def ifloor(a, b): a //= b; return a
    def imod(a, b): a %= b; return a
    def iand(a, b): a &= b; return a
    def ior(a, b): a |= b; return a
    def ixor(a, b): a ^= b; return a
    def own_add(a, b): a = a + b; return a
    def own_mul(a, b): a = a * b; return a
    def temporary(a, b): return (a + b) + (a - b)
    def constant(a, b): return 1 + a - 1000 + (b * 3)
    def negative(a, b): return -a, -(a + b)
    def inverted(a, b): return ~a, ~(a - b)
    return list(locals().values())


def comparisons():
    def lt(a, b): return a < b
    def le(a, b): return a <= b
    def eq(a, b): return a == b
    def ne(a, b): return a != b
    def gt(a, b): return a > b
    def ge(a, b): return a >= b
    def jumps(a, b):
        return [1 if a < b else 2, 1 if a <= b else 2, 1 if a == b else 2, 1 if a != b else 2, 1 if a > b else 2,
                1 if a >= b else 2, 1 if not a < b else 2, 1 if a and not b else 2]
    return list(locals().values())


def shifts():
    def left(a, b): return a << b
    def right(a, b): return a >> b
    def ileft(a, b): a <<= b; return a
    def iright(a, b): a >>= b; return a
    def power(a, b): return a ** (b % 70)
    def ipower(a, b): a **= b % 70; return a
    return list(locals().values())


def show(function, cases):
    lines = [note(function, a, b) for a, b in cases]
    print(function.__name__, len(lines), zlib.crc32('\n'.join(lines).encode()))
    for (a, b), line in list(zip(cases, lines))[::97]:
        print('  ', repr(a), repr(b), line[:70])


def loops():
    """Locals that are written over many times, while others still know their old values."""
    seen, total, half, text = [], 0, 0.0, ''
    for i in range(300):
        before, half_before, text_before = total, half, text
        total += i * 10_000_019
        half += i / 2
        text += chr(65 + i % 26)
        if i % 50 == 0:
            seen.append((before, total, half_before, half, text_before[-3:], text[-3:]))
            kept = total
            total -= 3
            seen.append((kept, total, kept is total))
        half = half * 0.5
        total ^= 5
    return seen, total, half, text


def same_operand(x):
    x += x
    x = x + x
    x *= x
    return x


pairs = list(itertools.product(EDGES, EDGES))
for function in operators() + comparisons():
    show(function, pairs)
for function in shifts():
    show(function, list(itertools.product(EDGES[:27], SHIFTS)))
print(loops())
print(same_operand(3), same_operand(1 << 29), same_operand(1.5))
