# every_opcode.py write FILE.pyc: writes a module with every opcode of 3.11 in it.
# every_opcode.py check < TEXT: fails if an opcode is missing in the emitted text.
import dis
import importlib.util
import marshal
import opcode
import re
import struct
import sys

SOURCE = '''
from os.path import *
import asyncio
from os import path
counter: int = 0
name = 1
del name
assert path, "no path"

def operators(a, b):
    b[0] = +a, -a, ~a, not a, a is b, a in [b], a @ b if a == b else a + b
    b[1:2] = b[::2]
    del b[0], a.name
    a.name = a.other
    return f"{a!r} {b}", {**b, "k": a}, {*b, a}, [*b, a], (*b, a), {"x": a, "y": b}, {a: b}, {1, 2, 3, a}

def calls(f, a, k):
    f(a, name=a)
    f(*a, **k, **k)
    a.method(a)
    return [x for x in a], {x for x in a}, {x: x for x in a}

def locals_and_cells(a):
    global counter
    counter = a
    del counter
    c = a
    def inner():
        nonlocal c
        c = c + 1
        del c
    class Body:
        annotated: int = 1
        d = c
    del a
    return lambda: c

def unpacking(a):
    b, c = a
    d, *e = a
    return b, c, d, e

def jumps(a, b):
    while a: b()
    while not a: b()
    while a is None: b()
    while a is not None: b()
    if a is None or a is not None and b:
        pass
    if not a is None:
        return a and b
    while True:
        if a or b:
            break
    return a < b < a or None

def matching(a):
    match a:
        case [b, *c]: return b, c
        case {"k": b}: return b
        case str(real=b): return b

def handlers(f):
    try:
        with f as g:
            raise ValueError from f
    except ValueError:
        raise
    finally:
        f()
    try:
        f()
    except* KeyError as error:
        f(error)

def generator(g):
    yield (yield from g)

async def coroutine(a):
    async with a as b:
        await b
    async for x in a:
        yield x
'''


def all_code(code):
    yield code
    for constant in code.co_consts:
        if hasattr(constant, "co_code"):
            yield from all_code(constant)


def write(path):
    many = "".join(f"name_{i}\n" for i in range(300))
    code = compile(SOURCE + many, "every.py", "exec")
    # PRINT_EXPR is only found in code for the interactive prompt.
    code = code.replace(co_consts=code.co_consts + (compile("1", "every.py", "single"),))
    names = {instruction.opname for c in all_code(code) for instruction in dis.get_instructions(c)}
    missing = set(opcode.opmap) - names - {"CACHE"}
    if missing:
        raise SystemExit(f"the module lacks {sorted(missing)}")
    with open(path, "wb") as file:
        file.write(importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code))


def check(text):
    names = set(re.findall(r"^  // \d+  ([A-Z_]+)", text, re.MULTILINE))
    missing = set(opcode.opmap) - names - {"CACHE", "EXTENDED_ARG"}
    if missing:
        raise SystemExit(f"not emitted: {sorted(missing)}")


if sys.argv[1] == "write":
    write(sys.argv[2])
else:
    check(sys.stdin.read())
