#!/usr/bin/python3.11
"""Prints the table of the README: the programs of test/bench by their ratios, three a line.

    table.py LASTI [further options of lasti bench...]

Times are of the programs' own size; instructions, which vary less, of a small one, as counting is slow.
"""
import glob
import json
import os
import subprocess
import sys

PROGRAMS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '*.py')
COLUMNS = 3
COUNTED = '6'  # the size for counting


def cell(ratio):
    return f'{ratio:.2f}' if ratio else ''


def instructions(program):
    interpreted, translated = (usage['instructions'] for usage in program['usage'][:2])
    return interpreted / translated if interpreted and translated else None


def bench(options, arguments):
    run = subprocess.run([sys.argv[1], 'bench', '--clock=processor', '--json', '-', *options, *sys.argv[2:],
                          *sorted(glob.glob(PROGRAMS)), *arguments], stdout=subprocess.PIPE, text=True)
    if run.returncode:
        sys.exit(run.returncode)
    return json.loads(run.stdout)


def main():
    results = bench(['--runs=3'], [])
    counted = bench(['--runs=0', '--instructions'], ['--', COUNTED])
    counts = {program['name']: instructions(program) for program in counted['programs']}
    rows = [(row['name'], row['ratios'][1]['ratio'], counts[program['name']])
            for program in results['programs'] for row in program['benchmarks'] if row['ratios'][1]]
    rows.sort(key=lambda row: -(row[2] or row[1]))
    height = -(-len(rows) // COLUMNS)
    print('| ' + ' '.join(['| time | instr. |'] * COLUMNS) + '\n' + '| --- ' * 3 * COLUMNS + '|')
    for i in range(height):
        cells = [f'{name} | {cell(ratio)} | {cell(count)}' for name, ratio, count in rows[i::height]]
        print('| ' + ' | '.join(cells + [' | | '] * (COLUMNS - len(cells))) + ' |')
    means = [(part['systems'][1][key] or {}).get('ratio')
             for part, key in ((results, 'mean'), (counted, 'mean_instructions'))]
    print('| **geometric mean** | ' + ' | '.join(f'**{cell(mean)}**' for mean in means) + ' |' + ' |' * 3 * (COLUMNS - 1))


if __name__ == '__main__':
    main()
