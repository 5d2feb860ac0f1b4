"""Nested loops over range with small-int arithmetic in locals."""
import sys


def grid(rows, columns):
    total = 0
    for i in range(rows):
        for j in range(columns):
            if (i ^ j) & 1:
                total += i * j % 7
            else:
                total -= j >> 1
    k = 0
    while k < rows * columns:
        k += 1
        total += k & 3
    return total


def expected(rows, columns):
    """The same from how often each pair of residues comes, and from sums of arithmetic series."""
    total = -rows * (columns // 2) * (columns // 2 - 1) // 2
    for a in range(14):
        for b in range(14):
            if (a ^ b) & 1:
                total += len(range(a, rows, 14)) * len(range(b, columns, 14)) * (a * b % 7)
    return total + rows * columns // 4 * 6


def main(size):
    rows, columns = size * 30, 2000
    total = grid(rows, columns)
    assert total == expected(rows, columns), total
    print('int_loops', total)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
