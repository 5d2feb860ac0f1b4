"""Recursion: plain function calls and small ints."""
import sys


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def main(size):
    for _ in range(size):
        assert fib(25) == 75025
    print('fib', fib(20))


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
