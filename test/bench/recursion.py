"""Recursion of several kinds: deep, mutual, with lists that grow and shrink, divide and conquer."""
import math
import sys


def hanoi(disks, source, target, spare, moves):
    if disks == 0:
        return
    hanoi(disks - 1, source, spare, target, moves)
    moves.append((source, target))
    hanoi(disks - 1, spare, target, source, moves)


def replay(disks, moves):
    """The pegs after the moves; no disk may lie on a smaller one."""
    pegs = {'a': list(range(disks, 0, -1)), 'b': [], 'c': []}
    for source, target in moves:
        disk = pegs[source].pop()
        assert not pegs[target] or pegs[target][-1] > disk
        pegs[target].append(disk)
    return pegs


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def permutations(items, chosen, out):
    if not items:
        out.append(tuple(chosen))
        return
    for i in range(len(items)):
        chosen.append(items[i])
        permutations(items[:i] + items[i + 1:], chosen, out)
        chosen.pop()


def partitions(n, largest):
    """In how many ways n is a sum of numbers up to `largest`."""
    if n == 0:
        return 1
    return sum(partitions(n - part, part) for part in range(1, min(n, largest) + 1))


def product(low, high):
    if high - low < 2:
        return low if high > low else 1
    middle = (low + high) // 2
    return product(low, middle) * product(middle, high)


def main(size):
    for _ in range(3 * size):
        moves = []
        hanoi(9, 'a', 'c', 'b', moves)
        assert len(moves) == 2 ** 9 - 1 and replay(9, moves)['c'] == list(range(9, 0, -1))
        assert ackermann(2, 60) == 2 * 60 + 3 and ackermann(3, 3) == 2 ** 6 - 3
        assert is_even(600) and not is_even(401)
        orders = []
        permutations([1, 2, 3, 4, 5, 6], [], orders)
        assert len(set(orders)) == math.factorial(6) and orders == sorted(orders)
        assert partitions(18, 18) == 385
        assert product(1, 301) == math.factorial(300)
    print('recursion', len(moves), len(orders))


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
