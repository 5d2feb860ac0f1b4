"""Prints a program in which everything is too large for one byte of oparg: argument KIND."""
import sys


def many_locals(n=320):
    yield 'def many_locals(a0):'
    for i in range(1, n): yield f'    a{i} = a{i - 1} + {i}'
    yield f'    del a{n // 2}, a300'
    yield '    for k in range(3):'
    for i in range(301, n): yield f'        a{i} = (a{i}, k) if a{i} is k else a{i}'
    yield f'    return a{n - 1}, len(locals()), [a{n - 1} for _ in (1,)]'
    yield 'print(many_locals(1))'


def many_constants(n=300):
    yield 'def many_constants(x):\n    t = 0'
    for i in range(n): yield f'    t += {i + 1000}.5 if x else {i + 5000}'
    yield f'    return t, "s{n}", {n}.25, b"b{n}"'
    yield 'print(many_constants(0), many_constants(1))'


def many_names(n=300):
    for i in range(n): yield f'g{i} = {i}'
    yield 'class A: pass\na = A()'
    yield 'def many_names():\n    t = 0'
    for i in range(n): yield f'    a.x{i} = g{i}; t += a.x{i}; a.x{i} += 1'
    yield f'    return t, a.x{n - 1}, len(vars(a))'
    yield 'print(many_names())'


def long_jumps(n=150):
    yield 'def long_jumps(x, log):\n    while x:\n        x -= 1\n        try:\n            if x % 2:'
    for i in range(n): yield f'                log[{i % 7}] += x'
    yield '                if x == 5: continue\n            else:'
    for i in range(n): yield f'                log[{i % 5}] -= 1'
    yield '            if x == 3: raise ValueError(x)\n            if x == 1: break\n        except ValueError as e:'
    for i in range(n): yield f'            log[{i % 3}] ^= 1'
    yield '            log.append(str(e))\n    else:\n        return "else"\n    return log'
    yield 'print(long_jumps(8, [0] * 7))'


def large_displays(n=900):
    yield 'def f(*a, **k): return len(a), len(k), a[-1] if a else None'
    yield 'def large(x):'
    yield '    return (' + ', '.join(['x'] * n) + '), [' + ', '.join(f'x + {i}' for i in range(n)) + '], {' + ', '.join(f'{i}: x' for i in range(n)) + '}, f(' + ', '.join(['x'] * 300) + '), f(' + ', '.join(f'k{i}=x' for i in range(300)) + '), f"' + '{x} ' * 300 + '"'
    yield 'print([len(v) for v in large(1)], large(2)[3:5])'
    yield 'def unpack(s):\n    ' + ', '.join(f'v{i}' for i in range(250)) + ', *rest, ' + ', '.join(f'w{i}' for i in range(300)) + ' = s\n    return v0, v249, len(rest), w0, w299'
    yield 'print(unpack(range(600)))'


def deep_nesting():
    yield 'def nested(x):\n    return ' + '[' * 40 + 'x' + ']' * 40
    yield 'print(nested(1), ' + '(' * 60 + '1' + ' + 1)' * 60 + ')'
    for i in range(18): yield '    ' * i + f'for i{i} in range(2):'
    yield '    ' * 18 + 'if i17 and i0: break\nprint(i0, i17)'
    yield 'def deep(): '
    for i in range(18): yield '    ' * (i + 1) + ('with open("/dev/null"):' if i % 2 else 'try:')
    yield '    ' * 19 + 'raise KeyError("bottom")'
    for i in reversed(range(0, 18, 2)): yield '    ' * (i + 1) + f'except KeyError as e{i}: raise KeyError({i}) from None'
    yield 'try: deep()\nexcept KeyError as e: print(e)'
    for i in range(19): yield '    ' * i + f'def d{i}(a{i}=0):'
    yield '    ' * 19 + 'return ' + ' + '.join(f'a{i}' for i in range(19))
    for i in reversed(range(18)): yield '    ' * (i + 1) + f'return d{i + 1}({i})'
    yield 'print(d0())'


def many_functions(n=400):
    for i in range(n): yield f'def f{i}(x, k={i}):\n    def inner(): return x + k\n    return inner() + (f{i - 1 if i else 0}(x) if x and {i} % 10 else 0)'
    yield 'print(f399(1), sum(f(0) for n, f in list(globals().items()) if n[0] == "f" and n[1:].isdigit()))'


def generator():
    yield 'def gen():'
    for i in range(300): yield f'    x{i} = yield {i}\n    if x{i}: return [x{i}, {i}]'
    yield 'g = gen(); print([next(g) for _ in range(280)][-1], g.gi_frame.f_lasti, g.gi_frame.f_lineno)\ntry: g.send("stop")\nexcept StopIteration as s: print(s.value)\nprint(sum(gen()))'


def across():
    """What is on the value stack, and who handles what, where one part of a function goes on in another."""
    yield 'class M:\n    def __init__(self, log): self.log = log\n    def __enter__(self): return self\n    def __exit__(self, *e): self.log.append(e[0]); return e[0] is OSError'
    yield 'def call(f, x):\n    return f(x, ' + ', '.join(('x', f'[x, {i}]', f'{i}.5', 'len', f'x - {i} or x')[i % 5] for i in range(700)) + ')'
    yield 'print(call(lambda *a: (len(a), a[-5:], a[350]), 7))\ntry: call(lambda *a: a, None)\nexcept TypeError as e: print(e, e.__traceback__.tb_next.tb_lasti)'
    yield 'def gen(n, log):\n    for i in range(n):\n        try:\n            with M(log) as m:'
    for i in range(150): yield f'                x{i} = (m, i, (yield i + {i}))' if i % 10 == 0 else f'                if i == {i} and x{i // 10 * 10}[2]: raise x{i // 10 * 10}[2]'
    yield '                continue\n        except KeyError as e:\n            log.append(repr(e))'
    for i in range(150): yield f'            if i == {i}: log.append({i}); yield e; break' if i % 50 == 49 else f'            log[-1] += "{i % 10}"'
    yield '        finally:\n            log.append(i)\n    else:\n        return "else"\n    return x0[1]'
    yield 'def drive(n, sent, at):\n    log = []; g = gen(n, log); out = [next(g)]\n    try:\n        for k in range(99): out.append(g.throw(sent) if k == at else g.send(sent if k % 7 == 3 else None))'
    yield '    except (StopIteration, ValueError, KeyError, OSError) as e: out.append((type(e), getattr(e, "value", e)))\n    print(out[-9:], log[-6:], g.gi_frame and (g.gi_frame.f_lasti, g.gi_frame.f_lineno)); g.close()\n    print(log[-2:])'
    yield 'for n in 3, 6, 60:\n    for sent in KeyError("k"), OSError("o"), ValueError("v"), None:\n        for at in (-1, 1, 20):\n            if sent or at < 0: drive(n, sent, at)'
    yield 'import sys\ndef count(f, *a):\n    seen = []\n    def trace(frame, event, arg):\n        seen.append((event, frame.f_lineno)); return trace\n    sys.settrace(trace)\n    try: f(*a)\n    finally: sys.settrace(None)\n    return len(seen), hash(tuple(seen[-99:]))'
    yield 'print(count(drive, 3, KeyError("k"), 20), count(call, lambda *a: a, 7))'


def main():
    for part in (across, many_locals, many_constants, many_names, long_jumps, large_displays, deep_nesting, many_functions, generator):
        if sys.argv[1] == part.__name__: print('\n'.join(part()))


main()
