# RUN: %compare --all-native %s
# global and nonlocal, through several depths, and names that are shadowed on the way.
counter = 0


def count():
    global counter
    counter += 1
    return counter


def nest():
    x = 'outer'
    log = []

    def middle():
        nonlocal x
        x += '+middle'

        def inner():
            nonlocal x
            x += '+inner'
            log.append(x)
            return x
        return inner
    inner = middle()
    inner()
    inner()
    return x, log


def make(n):
    total = n

    def add(k=1):
        nonlocal total
        total += k
        return total

    def get():
        return total
    return add, get


def loop_cells():
    functions = []
    for i in range(3):
        functions.append(lambda: i)
        functions.append(lambda i=i: i * 10)
    return [f() for f in functions]


class Scope:
    counter = 'class'
    seen = counter

    def method(self):
        return counter, __class__.__name__

    comprehension = [counter for _ in range(1)]


def argument_cell(a, *args, b=2, **kw):
    def inner():
        return a, args, b, kw
    a += 1
    return inner


print(count(), count(), counter, nest(), loop_cells())
add, get = make(5)
add(), add(10)
print(get(), Scope.seen, Scope().method(), Scope.comprehension)
print(argument_cell(1, 2, 3, b=4, c=5)(), argument_cell.__code__.co_cellvars)
print(add.__closure__[0].cell_contents, add.__code__.co_freevars)
