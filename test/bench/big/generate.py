"""Programs with one big function: kind → the lines of a program with about `size` instructions in it.

Each defines work(loops), which runs the function `loops` times, and prints its result; work's argument is the
program's first. `module` has no function: its body is big, and runs once."""


def unpack(size):
    yield 'def big(a, b, loops):\n    for _ in range(loops):'
    for i in range(size // 5):
        yield '        x, y, z = ' + 'ab'[i % 2]
    yield '    return x, y, z\ndef work(loops): return big((1, 2, 3), [4, 5, 6], loops)'


def arithmetic(size):
    yield 'def big(a, b, loops):\n    x = y = 0\n    for i in range(loops):'
    for i in range(size // 24):
        yield f'        x = a + i * {i}\n        y = (x - b) // 3\n        b = y & {i + 7}\n        if x < y: a += 1'
    yield '    return x, y, a, b\ndef work(loops): return big(3, 4, loops)'


def chain(size):
    last = size // 9
    yield 'def big(x):'
    for i in range(last + 1):
        yield f'    if x == {i}: return x + {i}'
    yield f'def work(loops):\n    total = 0\n    for i in range(loops): total += big({last}) + big({last // 2})'
    yield '    return total'


def literal(size):
    yield 'def big(a, b):\n    return ['
    for i in range(size // 10):
        yield f'        (a, {i}, b), {{"k{i % 50}": a, "v": b}},'
    yield '    ]\ndef work(loops):\n    for i in range(loops): result = big(i, 2)'
    yield '    return len(result), result[-1], result[0]'


def handlers(size):
    yield 'class Manager:\n    def __enter__(self): return self\n    def __exit__(self, *error): return False'
    yield 'def big(numbers, manager, loops):\n    total = 0\n    for i in range(loops):'
    for i in range(size // 69):
        yield f'        try:\n            total += numbers[{i % 5}]\n            with manager as m: total += m is manager'
        yield '        except KeyError as e:\n            total -= 1\n        finally:\n            total += i'
    yield '    return total\ndef work(loops): return big({0: 1, 1: 2, 2: 3, 3: 4}, Manager(), loops)'


def class_body(size):
    yield 'def work(loops):\n    for _ in range(loops):\n        class Big:\n            x = 1'
    for i in range(size // 5):
        yield f'            a{i} = x + {i}'
    yield '    return Big.a0, len(vars(Big))'


def module(size):
    yield 'x = 1'
    for i in range(size // 8):
        yield f'a{i} = x + {i}\nb{i} = (a{i}, x)'
    yield 'def work(loops): return a0, b0, len(globals())'


KINDS = {kind.__name__: kind for kind in (unpack, arithmetic, chain, literal, handlers, class_body, module)}


def program(kind, size):
    """The text, and how many lines it has."""
    # The garbage collector comes at times that have nothing to do with what is measured.
    text = 'import gc, sys\ngc.disable()\n' + '\n'.join(KINDS[kind](size)) + '\nprint(work(int(sys.argv[1])))\n'
    return text, text.count('\n')
