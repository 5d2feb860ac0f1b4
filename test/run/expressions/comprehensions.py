# RUN: %compare --all-native %s
# List, set, dict comprehensions and generator expressions: nested, filtered, closing over, assigning.


def make(n):
    squares = [i * i for i in range(n) if i % 2]
    pairs = [(i, j) for i in range(3) for j in range(i) if i != j]
    matrix = [[i * j for j in range(3)] for i in range(3)]
    flat = [x for row in matrix for x in row]
    table = {k: v for k, v in zip('abc', range(n))}
    unique = {x % 3 for x in flat}
    lazy = (x + n for x in squares)
    return squares, pairs, matrix, flat, table, sorted(unique), next(lazy), list(lazy)


def walrus(values):
    total = 0
    partial = [total := total + v for v in values]
    if any((found := v) > 2 for v in values):
        return total, partial, found
    return total, partial


def closures():
    return [f() for f in [lambda: i for i in range(3)]], [(lambda x=x: x)() for x in range(3)]


def unpacking():
    return [a + b for a, (b, *c) in [(1, (2, 3)), (4, (5,))]], {**{x: y for x, y in [(1, 2)]}}, [*(i for i in 'ab')]


def errors():
    for f in (lambda: [1 // x for x in (1, 0)], lambda: {x: 1 for x in ([],)}, lambda: list(x for x in 5), lambda: [x for x in missing],
              lambda: [x for x, y in [(1, 2, 3)]], lambda: sum(x for x in 'ab')):
        try:
            f()
        except Exception as error:
            print(type(error).__name__, error)


class Body:
    n = 3
    items = [x for x in range(n)]


print(*make(7), sep='\n')
print(walrus([1, 2, 3, 4]), walrus([1]), closures(), unpacking(), Body.items)
errors()
i = 'kept'
print([i for i in range(2)], i)
print(max((len(w), w) for w in 'a bbb cc'.split()), ''.join(c for c in 'abc' if c != 'b'), all(x for x in [1, 0]))
