# RUN: %compare --modes default,O0 %s
"""f_lasti and line where __bool__ of what a comparison gives is called: those of the jump, not of the comparison."""
import sys
import traceback


class Answer:
    def __init__(self, truth): self.truth = truth
    def __bool__(self):
        print(sys._getframe(1).f_lasti, sys._getframe(1).f_lineno, end=' ')
        if self.truth is None:
            raise KeyError
        return self.truth


class Compared:
    def __init__(self, truth): self.truth = truth
    def __eq__(self, other): return Answer(self.truth)
    __lt__ = __ge__ = __eq__


def branch(c):
    if (c
            == 1):
        return 'yes'
    return 'no'
def loop(c):
    while (
        c < 1
    ):
        return 'in'
def value(c): return [1, 2 if c >= 3 else 4]
def check(c): assert c == 5, 'text'
def both(c): return 'both' if c == 1 and c < 2 else 'not both'
def handled(c):
    try:
        return [x for x in [1, 2] if c == x] or (3 if c == 4 else 5)
    except KeyError:
        print('handled', end=' ')
        raise
def distant(c):  # its jump is too far for one byte
    if c == 1:
        print(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30)
        print(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30)
        print([1] + [2] * 3 + [c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth])
        print([1] + [2] * 3 + [c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth])
        print([1] + [2] * 3 + [c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth, c.truth])


for function in branch, loop, value, check, both, handled, distant:
    for truth in True, False, None:
        try:
            print(function.__name__, function(Compared(truth)))
        except Exception:
            traceback.print_exc(file=sys.stdout)
