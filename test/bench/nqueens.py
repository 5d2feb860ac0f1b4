"""Backtracking: recursion, generators and sets, as a solver for the queens problem."""


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


def main():
    solutions = list(solve(8))
    assert len(solutions) == 92 and solutions[0] == (0, 4, 7, 5, 2, 6, 1, 3)
    assert sum(1 for _ in solve(9)) == 352
    for _ in range(3):
        assert sum(1 for _ in solve(11)) == 2680


main()
