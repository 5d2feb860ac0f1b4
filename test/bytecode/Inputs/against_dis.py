"""Holds `lasti dis --json` against the dis module of the interpreter that runs this.

usage: against_dis.py LASTI DIRECTORY [BYTES]

Compiles about BYTES of the interpreter's own library (default: a sample; 0: all of it), joins many
modules into one .pyc in DIRECTORY, and compares every instruction, jump target, location, exception
table entry and constant.
"""

import dis
import importlib.util
import json
import marshal
import os
import random
import subprocess
import sys
import types
import warnings

VERSION = sys.version_info[:2]
DEFAULT_BYTES = 1200000
CHUNK_BYTES = 2000000
most_shown = 20
problems = 0


def complain(code, message):
    global problems
    problems += 1
    if problems <= most_shown:
        print('%d.%d %s %s:%d: %s' % (VERSION + (code.co_name, code.co_filename, code.co_firstlineno, message)))


def library_files():
    root = os.path.dirname(os.__file__)
    paths = []
    for directory, folders, files in os.walk(root):
        folders[:] = [each for each in folders if each not in ('__pycache__', 'site-packages', 'dist-packages')]
        paths += [os.path.join(directory, each) for each in files if each.endswith('.py')]
    return sorted(paths)


def sample(paths, most_bytes):
    if not most_bytes:
        return paths
    random.Random(3).shuffle(paths)
    chosen = []
    for path in paths:
        most_bytes -= os.path.getsize(path)
        if most_bytes < 0:
            break
        chosen.append(path)
    return chosen


def compiled(paths):
    """Code objects in chunks; what does not compile (bad samples of the test suite) is left out."""
    chunk, size = [], 0
    for path in paths:
        with open(path, 'rb') as file:
            source = file.read()
        try:
            chunk.append(compile(source, path, 'exec', dont_inherit=True))
        except (SyntaxError, ValueError, RecursionError):
            continue
        size += len(source)
        if size > CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def container(codes):
    """One code object with the given ones as constants."""
    code = compile('None', 'container', 'exec')
    constants = code.co_consts + tuple(codes)
    if VERSION >= (3, 8):
        return code.replace(co_consts=constants)
    return types.CodeType(0, 0, 0, code.co_stacksize, code.co_flags, code.co_code, constants, code.co_names, (),
                          code.co_filename, code.co_name, code.co_firstlineno, code.co_lnotab)


def preorder(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from preorder(constant)


def locations(code):
    """Function: offset, starts_line of its instruction → [line, end line, column, end column]."""
    if VERSION >= (3, 11):
        positions = [[-1 if each is None else each for each in row] for row in code.co_positions()]
        return lambda offset, starts: [positions[offset // 2][i] for i in (0, 1, 2, 3)]
    if VERSION >= (3, 10):
        ranges = {}
        for start, end, line in code.co_lines():
            for offset in range(start, end, 2):
                ranges[offset] = -1 if line is None else line
        return lambda offset, starts: [ranges[offset]] * 2 + [-1, -1]
    current = [code.co_firstlineno]

    def carry(offset, starts):
        if starts is not None:
            current[0] = starts
        return [current[0]] * 2 + [-1, -1]
    return carry


def is_comparable(constant):
    """Whether the order in which repr() shows it is the file's."""
    if isinstance(constant, tuple):
        return all(map(is_comparable, constant))
    if isinstance(constant, int):
        return constant.bit_length() < 10000
    return not isinstance(constant, (frozenset, types.CodeType))


def argument_words(instruction):
    """dis's words for an argument that lasti should show the same way, else None."""
    number = instruction.opcode
    compared = number not in dis.hasconst and number not in dis.hasjrel and number not in dis.hasjabs
    words = instruction.argrepr
    if compared and words and all(' ' <= each <= '~' and each not in '\\\'' for each in words):
        return words
    return None


def compare_instructions(code, listed):
    location = locations(code)
    start = None
    rows = iter(listed['instructions'])
    for instruction in dis.get_instructions(code):
        where = location(instruction.offset, instruction.starts_line)
        if start is None:
            start = instruction.offset
        if instruction.opname == 'EXTENDED_ARG':
            continue
        jumps = instruction.opcode in dis.hasjrel or instruction.opcode in dis.hasjabs
        expected = [start, instruction.offset, instruction.opname, instruction.arg,
                    instruction.argval if jumps else None] + where
        row = next(rows, [])
        if row[:9] != expected:
            return complain(code, 'expected %r, got %r' % (expected, row))
        words = argument_words(instruction)
        if words is not None and words != row[9]:
            complain(code, 'at %d expected (%s), got (%s)' % (instruction.offset, words, row[9]))
        start = None
    if next(rows, None) is not None:
        complain(code, 'more instructions than dis shows')


def compare(code, listed):
    compare_instructions(code, listed)
    if VERSION >= (3, 11):
        entries = [list(each) for each in dis._parse_exception_table(code)]
        regions = listed['regions']
        if [entry[:5] for entry in entries] != regions:
            complain(code, 'expected exception table %r, got %r' % (entries, regions))
        if code.co_qualname.isidentifier() and listed['qualname'] != code.co_qualname:
            complain(code, 'listed as ' + listed['qualname'])
    for constant, text in zip(code.co_consts, listed['consts']):
        if is_comparable(constant) and len(text) < 90000 and ascii(constant) != text:
            if isinstance(constant, (str, tuple)) and not ascii(constant).isalnum() and repr(constant) != ascii(constant):
                continue  # which quotes ascii() chooses does not matter
            complain(code, 'constant %s listed as %s' % (ascii(constant)[:200], text[:200]))


def main(lasti, directory, most_bytes=DEFAULT_BYTES):
    warnings.simplefilter('ignore')
    modules = instructions = 0
    for number, codes in enumerate(compiled(sample(library_files(), int(most_bytes)))):
        modules += len(codes)
        root = container(codes)
        path = os.path.join(directory, 'against_dis-%d.%d-%d.pyc' % (VERSION + (number,)))
        with open(path, 'wb') as file:
            file.write(importlib.util.MAGIC_NUMBER + bytes(12 if VERSION >= (3, 7) else 8) + marshal.dumps(root))
        listing = subprocess.Popen([lasti, 'dis', '--json', path], stdout=subprocess.PIPE)
        for code in preorder(root):
            line = listing.stdout.readline()
            if not line:
                complain(code, 'not listed')
                break
            listed = json.loads(line.decode())
            instructions += len(listed['instructions'])
            compare(code, listed)
        if listing.stdout.read() or listing.wait():
            complain(root, 'the listing does not end where it should')
        os.remove(path)
    print('%d.%d: %d modules, %d instructions, %d differences' % (VERSION + (modules, instructions, problems)))
    return 1 if problems or not instructions else 0


sys.exit(main(*sys.argv[1:]))
