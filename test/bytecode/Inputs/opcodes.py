"""Holds Opcodes.def against the opcode module of the interpreter that runs this."""

import opcode
import re
import sys

VERSIONS = [(3, minor) for minor in range(6, 14)]
# Numbers that exist in memory only and that no .pyc contains.
NOT_STORED = {'RESERVED', 'INTERPRETER_EXIT', 'EXIT_INIT_CHECK', 'ENTER_EXECUTOR'}


def read_table(path):
    """Name → (numbers, caches, argument kind)."""
    table = {}
    for line in open(path):
        match = re.match(r'OPCODE\((\w+), *((?:-?\d+, *){11})(\w+), *"([^"]+)"\)$', line)
        if match:
            numbers = [int(each) for each in match.group(2).split(',')[:11]]
            table[match.group(1)] = numbers[:8], numbers[8:], match.group(3)
    return table


def cache_entries(name):
    entries = getattr(opcode, '_inline_cache_entries', {})
    if isinstance(entries, dict):  # 3.13
        return entries.get(name, 0)
    return entries[opcode.opmap[name]]


def kinds(name, version):
    """The kinds of argument that the opcode module allows for."""
    number = opcode.opmap[name]
    if number in opcode.hasconst:
        return ['Const']
    if number in opcode.hasname:
        return ['Name']
    if number in opcode.haslocal:
        return ['Local', 'LocalPair']
    if number in opcode.hasfree:
        return ['Free']
    if number in opcode.hascompare:
        return ['Compare']
    if number in opcode.hasjabs:
        return ['Jump']
    if number in opcode.hasjrel:
        return ['Backward'] if 'BACKWARD' in name else ['Forward', 'Jump'] if version >= (3, 11) else ['Forward']
    has_argument = number in opcode.hasarg if version >= (3, 13) else number >= opcode.HAVE_ARGUMENT
    return ['Raw'] if has_argument else ['None', 'Raw']


def main(path):
    version = sys.version_info[:2]
    column = VERSIONS.index(version)
    table = read_table(path)
    problems = []
    stored = {name for name, number in opcode.opmap.items() if number < 256} - NOT_STORED
    stored = {name for name in stored if not name.startswith('INSTRUMENTED_')}
    present = {name for name, row in table.items() if row[0][column] >= 0}
    for name in sorted(stored ^ present):
        problems.append('%s is %s' % (name, 'missing' if name in stored else 'no opcode'))
    for name in sorted(stored & present):
        numbers, caches, kind = table[name]
        if numbers[column] != opcode.opmap[name]:
            problems.append('%s is number %d, not %d' % (name, opcode.opmap[name], numbers[column]))
        if column >= 5 and caches[column - 5] != cache_entries(name):
            problems.append('%s has %d cache entries' % (name, cache_entries(name)))
        if kind not in kinds(name, version):
            problems.append('%s is %s, not %s' % (name, kinds(name, version), kind))
    for problem in problems:
        print('%d.%d: %s' % (version + (problem,)))
    print('%d.%d: %d opcodes' % (version + (len(present),)))
    return 1 if problems or len(present) < 100 else 0


sys.exit(main(sys.argv[1]))
