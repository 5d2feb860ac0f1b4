#!/usr/bin/python3.11
"""Prints the table of the README: the programs of test/bench by their ratios, three a line.

    table.py LASTI [further options of lasti bench...]
"""
import glob
import json
import os
import subprocess
import sys

PROGRAMS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '*.py')
COLUMNS = 3


def cell(ratio):
    return f'{ratio:.2f}' if ratio else ''


def instructions(program):
    interpreted, translated = (usage['instructions'] for usage in program['usage'][:2])
    return interpreted / translated if interpreted and translated else None


def main():
    run = subprocess.run([sys.argv[1], 'bench', '--instructions', '--clock=processor', '--json', '-', *sys.argv[2:],
                          *sorted(glob.glob(PROGRAMS))], stdout=subprocess.PIPE, text=True)
    if not run.stdout:
        sys.exit(run.returncode)
    results = json.loads(run.stdout)
    rows = [(row['name'], row['ratios'][1]['ratio'], instructions(program))
            for program in results['programs'] for row in program['benchmarks'] if row['ratios'][1]]
    rows.sort(key=lambda row: -(row[2] or row[1]))
    height = -(-len(rows) // COLUMNS)
    print('| ' + ' '.join(['| time | instr. |'] * COLUMNS) + '\n' + '| --- ' * 3 * COLUMNS + '|')
    for i in range(height):
        cells = [f'{name} | {cell(ratio)} | {cell(count)}' for name, ratio, count in rows[i::height]]
        print('| ' + ' | '.join(cells + [' | | '] * (COLUMNS - len(cells))) + ' |')
    system = results['systems'][1]
    means = [(system[key] or {}).get('ratio') for key in ('mean', 'mean_instructions')]
    print('| **geometric mean** | ' + ' | '.join(f'**{cell(mean)}**' for mean in means) + ' |' + ' |' * 3 * (COLUMNS - 1))
    return run.returncode


if __name__ == '__main__':
    sys.exit(main())
