"""Recursion: plain function calls and small ints."""


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def main():
    assert fib(31) == 1346269


main()
