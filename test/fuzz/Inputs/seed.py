"""Something of everything, in words that every version can read."""

import os
from typing import List as Sequence

CONSTANTS = (1, -2, 10**30, 1.5, 2j, b'bytes', 'te\u1234xt', frozenset({1, 2}), ..., None, True)


def function(n: int, *a, k=2, **kw):
    """A docstring."""
    try:
        with open('x') as file:
            for i in range(n):
                if i > 2 and a:
                    continue
                print(i, k, f'{i!r:>{n}}')
    except (OSError, ValueError) as error:
        raise RuntimeError from error
    finally:
        print('done\u1234')

    def inner(z):
        nonlocal k
        k += z
        return lambda: n + k
    return inner


class Class(object):
    x: int = 1

    def __init__(self):
        super().__init__()
        self.y, *self.z = CONSTANTS

    async def method(self):
        async with self as s:
            await s
        async for q in s:
            yield q

    @property
    def list(self):
        return [v for v in {a: b for a, b in self.z} if v is not None and v in CONSTANTS]


def generator():
    global G
    x = yield 1
    yield from generator()
    del x
    G = x[1:2]
    x[0] = function(1, *x, k=3, **x)
    while x:
        x -= 1
    assert x, 'no'
    return not -x < +x <= ~x
