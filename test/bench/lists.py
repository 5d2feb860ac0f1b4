"""Lists: sieve, sorting with keys, slices, indexing in nested loops, a matrix product."""
import sys


def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
        i += 1
    return [i for i, flag in enumerate(flags) if flag]


def matmul(a, b):
    n, m = len(a), len(b[0])
    out = [[0] * m for _ in range(n)]
    for i in range(n):
        row = out[i]
        for j in range(m):
            total = 0
            for k in range(len(b)):
                total += a[i][k] * b[k][j]
            row[j] = total
    return out


def bubble(items):
    items = items[:]
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
    return items


def main(size):
    for _ in range(size):
        primes = sieve(50_000)
        assert (len(primes), primes[-1]) == (5133, 49999)
        mixed = [(p * 7919) % 100_003 for p in primes]
        assert sorted(mixed, key=lambda v: (v % 10, -v))[0] == max(v for v in mixed if v % 10 == 0)
        n = 16
        a = [[(i * j) % 10 for j in range(n)] for i in range(n)]
        product = matmul(a, a)
        assert product[3][4] == sum(a[3][k] * a[k][4] for k in range(n))
        assert bubble(mixed[:90]) == sorted(mixed[:90])
    print('lists', sum(mixed), product[3][4])


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
