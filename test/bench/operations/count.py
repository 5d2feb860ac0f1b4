#!/usr/bin/python3.11
"""Count the instructions of single operations, interpreted and translated, and print the ratios.

    count.py --lasti PATH [--only TEXT] [--slower] [--json FILE] [-n TURNS]

One program runs each operation of catalogue.py in a loop of its own; callgrind counts what the loops take, and
the count of an empty loop is subtracted. A ratio above 1: the translation takes fewer. --only: operations with
this text in their names; --slower: prints only those with a ratio below 1. One run each suffices, since the
program calls getppid() before and after each loop, where callgrind writes what it has counted.
"""
import argparse
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import compare
from catalogue import OPERATIONS, SHARED

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


def counts(command, directory, operations):
    """Instructions between each pair of marks."""
    out = os.path.join(directory, 'counts')
    for old in glob.glob(out + '*'):
        os.remove(old)
    run = subprocess.run(['valgrind', '--tool=callgrind', f'--callgrind-out-file={out}', f'--dump-before={MARK}', *command],
                         env=compare.environment(), capture_output=True, text=True)
    if run.returncode:
        sys.exit(f'{command[0]}: {run.returncode}: {run.stderr[-2000:]}')
    totals = []
    for number in range(1, 2 * len(operations) + 1):
        with open(f'{out}.{number}') as file:
            totals.append(int(re.search(r'^summary: (\d+)', file.read(), re.MULTILINE)[1]))
    return totals[1::2]


def measure(options, operations):
    """[(name, instructions interpreted, translated)...] of one turn"""
    with tempfile.TemporaryDirectory(prefix='operations-') as directory:
        path = os.path.join(directory, 'operations.py')
        with open(path, 'w') as file:
            file.write(program(operations, options.turns))
        executable = os.path.join(directory, 'operations')
        subprocess.run([options.lasti, 'build', '--alone', path, '-o', executable], check=True)
        columns = [counts(command, directory, operations) for command in ([compare.PYTHON, path], [executable])]
    return [(operation[0], *((column[i] - column[0]) / options.turns for column in columns))
            for i, operation in enumerate(operations)][1:]


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--lasti', default='lasti')
    parser.add_argument('-n', '--turns', type=int, default=2000)
    parser.add_argument('--only', default='')
    parser.add_argument('--slower', action='store_true')
    parser.add_argument('--json', help='a file for the counts, {name: [interpreted, translated]}')
    return parser.parse_args()


def main():
    options = parse()
    chosen = [operation for operation in OPERATIONS if options.only in operation[0]]
    rows = measure(options, [EMPTY, *chosen])
    print(f'{"instructions of one":28} {"interpreted":>12} {"translated":>12} {"ratio":>8}')
    ratios = []
    for name, interpreted, translated in rows:
        ratio = max(interpreted, 1) / max(translated, 1)
        ratios.append(ratio)
        if ratio < 1 or not options.slower:
            print(f'{name:28} {interpreted:12.0f} {translated:12.0f} {ratio:8.2f}')
    print(f'{"geometric mean":28} {"":12} {"":12} {compare.geometric_mean(ratios):8.2f}')
    if options.json:
        with open(options.json, 'w') as file:
            json.dump({name: counted for name, *counted in rows}, file, indent=1)
    return 0


if __name__ == '__main__':
    sys.exit(main())
