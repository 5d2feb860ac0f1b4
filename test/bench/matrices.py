"""Matrices as lists of lists: products, elimination with pivots, exact fractions of ints, transposition."""
import sys


def identity(n):
    return [[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)]


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def random_matrix(n, seed):
    rows = []
    for _ in range(n):
        row = []
        for _ in range(n):
            seed = (seed * 69069 + 5) & 0xffffffff
            row.append((seed >> 16) / 32768.0 - 1.0)
        rows.append(row)
    return rows


def invert(matrix):
    """By elimination with the largest pivot of the column."""
    n = len(matrix)
    work = [row + unit for row, unit in zip(matrix, identity(n))]
    for column in range(n):
        best = max(range(column, n), key=lambda i: abs(work[i][column]))
        work[column], work[best] = work[best], work[column]
        top = work[column]
        pivot = top[column]
        for j in range(2 * n):
            top[j] /= pivot
        for i in range(n):
            factor = work[i][column]
            if i != column and factor:
                row = work[i]
                for j in range(column, 2 * n):
                    row[j] -= factor * top[j]
    return [row[n:] for row in work]


def determinant(matrix):
    """Of whole numbers, without fractions: each division comes out even."""
    rows = [row[:] for row in matrix]
    n, last, sign = len(rows), 1, 1
    for k in range(n - 1):
        if rows[k][k] == 0:
            other = next((i for i in range(k + 1, n) if rows[i][k]), None)
            if other is None:
                return 0
            rows[k], rows[other], sign = rows[other], rows[k], -sign
        for i in range(k + 1, n):
            for j in range(k + 1, n):
                rows[i][j] = (rows[i][j] * rows[k][k] - rows[i][k] * rows[k][j]) // last
        last = rows[k][k]
    return sign * rows[-1][-1]


def fibonacci(n):
    result, base = [[1, 0], [0, 1]], [[1, 1], [1, 0]]
    while n:
        if n & 1:
            result = multiply(result, base)
        base = multiply(base, base)
        n >>= 1
    return result[0][1]


def main(size):
    worst = 0.0
    for turn in range(7 * size):
        a = random_matrix(18, turn + 1)
        product = multiply(a, invert(a))
        error = max(abs(x - y) for row, unit in zip(product, identity(18)) for x, y in zip(row, unit))
        assert error < 1e-7, (turn, error)
        worst = max(worst, error)
        points = [turn + k * k for k in range(10)]
        vandermonde = [[p ** k for k in range(10)] for p in points]
        expected = 1
        for i, p in enumerate(points):
            for q in points[:i]:
                expected *= p - q
        assert determinant(vandermonde) == expected
        a, b = 0, 1
        for _ in range(500):
            a, b = b, a + b
        assert fibonacci(500) == a
    print('matrices', expected % 1_000_007, worst < 1e-7)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
