"""Nested loops over range with small-int arithmetic in locals."""


def grid(n):
    total = 0
    for i in range(n):
        for j in range(n):
            if (i ^ j) & 1:
                total += i * j % 7
            else:
                total -= j >> 1
    k = 0
    while k < n * n:
        k += 1
        total += k & 3
    return total


def main():
    assert grid(2000) == EXPECTED


EXPECTED = -987858860
main()
