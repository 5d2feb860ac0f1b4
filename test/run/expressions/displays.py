# RUN: %compare %s
# Displays and their unpackings, f-strings, and the order in which parts are evaluated.


def say(x):
    print(x, end=' ')
    return x


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f'{type(error).__name__}: {error}'


a, b, d = [1, 2], 'xy', {'k': 1}
print([*a, 3, *b], (*a, *b), {*a, *b} == {1, 2, 'x', 'y'}, {**d, 'm': 2, **{'k': 3}}, [*()], (*a,))
print({say('a'): say(1), say('b'): say(2), **{say('c'): say(3)}}, [say(4), *[say(5)]], {say(6), say(6)})
print(attempt(lambda: [*5]), attempt(lambda: {**5}), attempt(lambda: {[]: 1}), attempt(lambda: {*a, []}), attempt(lambda: (*a, *None)))
x, w, s = 3.14159, 10, 'é\'"\\'
print(f'{x}|{x:.2f}|{x!r:>{w}}|{s!a}|{s!s}|{s!r}|{x=}|{x = :.1f}|{{}}|{"nested " + f"{w:#x}"}|{w:{"<" + str(5)}}|')
print(f'{say(1)}{say(2)}' f'{say(3)!r}', f'{a[0]}{d["k"]}{(lambda q: q * 2)(4)}', f'')


class F:
    def __format__(self, spec):
        return f'<{spec}>'

    def __repr__(self):
        return 'repr'


print(f'{F()} {F():spec} {F()!r} {F()!r:>6}', attempt(lambda: f'{x:nope}'), attempt(lambda: f'{undefined}'))
big = [1, 2, 3, 'x', None, True, (1, 2)]
frozen = 5 in {1, 5, 9}, 'a' in ['a'], [1, 2, 3, 4, 5], {1, 2, 3, 4, 5}, {'a': 1, 'b': 2, 'c': 3}
print(big, frozen, ..., 1_000, 0x1f, 1e3, 2j, b'\x00\xff', r'\n', 'a' 'b', -0.0, 10**100)
print((say(1), say(2))[say(0)], say([1])[say(0)], say(abs)(say(-1)), say(2) ** say(3), say(1) if say(0) else say(9))
print(1 if a else 2, (y := 5) + y, [y := 1, y ** 2], not a, a and b or d, () == (), (lambda: 0)() is None)
