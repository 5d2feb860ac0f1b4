# RUN: %compare --modes default,plain,O0,slots %s
# The garbage collector runs while an instance is made, and a callback of its changes the class: __init__ is the
# new one, and what has been replaced is gone.
import gc


class Point:
    def __init__(self, x, y): self.x, self.y = x, y


def first(self, x, y): self.x, self.y = y, x
def second(self, *arguments, **names): self.x, self.y = len(arguments), sorted(names)
class Callable:
    def __get__(self, instance, owner): return lambda *arguments: print('bound', len(arguments))
def wrong(self, x, y): return x


kinds = [first, second, Callable(), None, wrong, lambda self, x, y: None]
pending = []


def change(phase, info):
    if phase == 'start' and pending:
        kind = pending.pop()
        gc.disable()
        if kind is None:
            del Point.__init__
        else:
            # The only reference to the function was the class's.
            Point.__init__ = kind if not hasattr(kind, '__code__') else type(kind)(kind.__code__, globals())


def make(kind, **names):
    pending.append(kind)
    full = [[] for _ in range(1000)]  # the next allocation is one too many
    gc.enable()
    try:
        p = Point(1, 2, **names) if names else Point(1, 2)
        gc.disable()
        print(sorted(vars(p).items(), key=str), type(p) is Point, len(full))
    except TypeError as error:
        gc.disable()
        print(error if kind else 'no __init__')  # whether it is gone before the instance or after it is worded


gc.disable()
gc.collect()
gc.callbacks.append(change)
for kind in kinds + kinds:
    if '__init__' not in vars(Point): Point.__init__ = first
    for warm in range(3):
        try: Point(1, 2)
        except TypeError as error: print(error)
    make(kind)
    make(second, name=1)
