"""Dictionaries and sets: counting, grouping, membership, comprehensions, tuple keys."""
import sys


def words(n):
    seed = 12345
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
        yield 'w%d' % (seed % 5003)


def count(source):
    counts = {}
    for word in source:
        counts[word] = counts.get(word, 0) + 1
    return counts


def group(counts):
    groups = {}
    for word, n in counts.items():
        if n not in groups:
            groups[n] = []
        groups[n].append(word)
    return groups


def life(cells, generations):
    for _ in range(generations):
        near = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        key = (x + dx, y + dy)
                        near[key] = near.get(key, 0) + 1
        cells = {cell for cell, n in near.items() if n == 3 or n == 2 and cell in cells}
    return cells


def shifted(cells, dx, dy):
    return {(x + dx, y + dy) for x, y in cells}


def main(size):
    total = size * 18_000
    counts = count(words(total))
    groups = group(counts)
    assert sum(n * len(g) for n, g in groups.items()) == total
    inverted = {v: k for k, v in counts.items()}
    assert all(counts[word] == n for n, word in inverted.items())
    glider = {(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)}
    still = {(-10 * i + x, -10 + y) for i in range(5) for x in (0, 1) for y in (0, 1)}
    blinkers = {(-10 * i, -20 + y) for i in range(5) for y in (0, 1, 2)}
    # In four generations a glider is one further, a blinker as it was.
    assert life(glider | still | blinkers, 4 * size) == shifted(glider, size, size) | still | blinkers
    print('dicts', len(counts), len(groups))


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
