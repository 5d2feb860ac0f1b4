"""Dictionaries and sets: counting, grouping, membership, comprehensions, tuple keys."""


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


def main():
    counts = count(words(600_000))
    groups = group(counts)
    assert sum(n * len(g) for n, g in groups.items()) == 600_000
    inverted = {v: k for k, v in counts.items()}
    assert all(counts[word] == n for n, word in inverted.items())
    assert len(life({(0, 1), (1, 2), (2, 0), (2, 1), (2, 2), (10, 10), (10, 11), (10, 12)} | {(50, y) for y in range(30)}, 250)) == RESULT


RESULT = 48
main()
