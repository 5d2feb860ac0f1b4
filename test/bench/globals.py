"""Loops in a module's body: every name is a global, builtins and constants are looked up each time."""
import sys

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 150
LIMIT = SIZE * 18_000
STEP = 3
total = 0
largest = 0
table = [0] * 64


def bump(x):
    global total
    total += x & STEP
    return abs(x) + len(table)


i = 0
while i < LIMIT:
    table[i & 63] = i
    if i % STEP == 0:
        largest = max(largest, bump(i))
    total += STEP
    i += 1

for j in range(LIMIT):
    total -= j & 1

# The last two bits of the multiples of three go round: 0, 3, 2, 1.
assert total == STEP * LIMIT - LIMIT // 2 + LIMIT // 12 * 6, total
assert largest == LIMIT - STEP + len(table), largest
print('globals', total, largest)
