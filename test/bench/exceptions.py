"""Exceptions: raised and caught here, in callees, through finally and with, and try that never raises."""


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


def main():
    assert run(200_000) == RESULT, run(200_000)


RESULT = (15004900000, 200_000, 50_000)
main()
