"""Lists: sieve, sorting with keys, slices, indexing in nested loops, a matrix product."""


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


def main():
    primes = sieve(2_000_000)
    assert (len(primes), primes[-1]) == (148933, 1999993)
    mixed = [(p * 7919) % 100_003 for p in primes]
    assert sorted(mixed, key=lambda v: (v % 10, -v))[0] == max(v for v in mixed if v % 10 == 0)
    n = 90
    a = [[(i * j) % 10 for j in range(n)] for i in range(n)]
    product = matmul(a, a)
    assert product[3][4] == sum(a[3][k] * a[k][4] for k in range(n))
    assert bubble(mixed[:700]) == sorted(mixed[:700])


main()
