"""Loops in a module's body: every name is a global, builtins and constants are looked up each time."""
LIMIT = 1_000_000
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

assert (total, largest) == (3000001, 1000063), (total, largest)
