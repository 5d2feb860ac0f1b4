#!/usr/bin/python3.11
"""Count the instructions of single operations, interpreted and translated, and print the ratios.

    count.py --lasti PATH [--only TEXT] [--slower] [--json FILE] [-n TURNS]

One program runs each operation of catalogue.py in a loop of its own; callgrind counts what the loops take, and
the count of an empty loop is subtracted. A ratio above 1: the translation takes fewer. --only: operations with
this text in their names; --slower: prints only those with a ratio below 1. One run each suffices, since the
program calls getppid() before and after each loop, where callgrind writes what it has counted.
"""
import json
import os
import sys
import tempfile

sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, os.pardir))
from catalogue import OPERATIONS, SHARED
from harness.build import build, parser
from harness.measure import geometric_mean, instructions_between
from harness.process import PYTHON
from harness.table import Table

EMPTY = ('empty loop', '', 'pass')
WARM = 300  # turns that are not counted: the interpreter specialises, caches are filled
MARK = 'getppid'


def program(operations, turns):
    lines = [SHARED, 'import gc, os']
    for number, (_, before, statement) in enumerate(operations):
        lines.append(f'def operation_{number}(turns):\n    {before or "pass"}\n    for i in range(turns):\n        {statement}')
    lines.append('gc.disable()')
    for number in range(len(operations)):
        lines.append(f'operation_{number}({WARM}); os.{MARK}(); operation_{number}({turns}); os.{MARK}()')
    return '\n'.join(lines) + '\n'


def measure(options, operations):
    """[(name, instructions interpreted, translated)...] of one turn"""
    with tempfile.TemporaryDirectory(prefix='operations-') as directory:
        path = os.path.join(directory, 'operations.py')
        with open(path, 'w') as file:
            file.write(program(operations, options.turns))
        executable = os.path.join(directory, 'operations')
        if failure := build(options.lasti, path, executable, ['--alone', *options.flag]):
            sys.exit(failure)
        # Each second interval is the loop between two marks.
        columns = [instructions_between(command, directory, MARK)[1::2] for command in ([PYTHON, path], [executable])]
    return [(operation[0], *((column[i] - column[0]) / options.turns for column in columns))
            for i, operation in enumerate(operations)][1:]


def main():
    options = parser(__doc__)
    options.add_argument('-n', '--turns', type=int, default=2000)
    options.add_argument('--only', default='')
    options.add_argument('--slower', action='store_true')
    options.add_argument('--json', help='a file for the counts, {name: [interpreted, translated]}')
    options = options.parse_args()
    rows = measure(options, [EMPTY, *(operation for operation in OPERATIONS if options.only in operation[0])])
    table = Table(('instructions of one', '28'), ('interpreted', '12.0f'), ('translated', '12.0f'), ('ratio', '8.2f'))
    ratios = [max(interpreted, 1) / max(translated, 1) for _, interpreted, translated in rows]
    for row, ratio in zip(rows, ratios):
        if ratio < 1 or not options.slower:
            table.row(*row, ratio)
    table.row('geometric mean', None, None, geometric_mean(ratios))
    if options.json:
        with open(options.json, 'w') as file:
            json.dump({name: counted for name, *counted in rows}, file, indent=1)
    return 0


if __name__ == '__main__':
    sys.exit(main())
