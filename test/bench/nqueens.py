"""Backtracking: recursion, generators and sets, as a solver for the queens problem."""
import sys


def solve(n):
    columns, up, down = set(), set(), set()

    def place(row):
        if row == n:
            yield ()
            return
        for column in range(n):
            if column not in columns and row + column not in up and row - column not in down:
                columns.add(column)
                up.add(row + column)
                down.add(row - column)
                for rest in place(row + 1):
                    yield (column,) + rest
                columns.discard(column)
                up.discard(row + column)
                down.discard(row - column)
    return place(0)


def main(size):
    for _ in range(size * 3):
        solutions = list(solve(8))
        assert len(solutions) == len(set(solutions)) == 92
        for rows in solutions:
            squares = list(enumerate(rows))
            assert len(set(rows)) == len({x + y for x, y in squares}) == len({x - y for x, y in squares}) == 8
    assert sum(1 for _ in solve(7)) == 40
    print('nqueens', *solutions[0])


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
