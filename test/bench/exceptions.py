"""Exceptions: raised and caught here, in callees, through finally and with, and try that never raises."""
import sys


class Stop(Exception):
    def __init__(self, value):
        self.value = value


class Guard:
    def __init__(self):
        self.seen = 0

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.seen += kind is not None
        return kind is Stop


def check(n):
    if n % 4 == 0:
        raise Stop(n)
    return n


def run(n):
    total = cleaned = 0
    guard = Guard()
    table = {i: i for i in range(0, 100, 2)}
    for i in range(n):
        try:
            total += check(i)
        except Stop as stop:
            total += stop.value % 5
        finally:
            cleaned += 1
        try:
            total += table[i % 100]
        except KeyError:
            total -= 1
        with guard:
            check(i)
    return total, cleaned, guard.seen


def main(size):
    n = size * 10_000
    evens, fours = n // 2, n // 4
    total = n * (n - 1) // 2 - 2 * fours * (fours - 1) + n // 20 * 10 + n // 100 * 2450 - evens
    result = run(n)
    assert result == (total, n, fours), result
    print('exceptions', *result)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
