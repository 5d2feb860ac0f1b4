#!/usr/bin/python3.11
"""Run functions of many sizes interpreted and translated, and print the ratios.

    measure.py --lasti PATH [--kinds a,b] [--sizes 500,1500] [--times | --check]

The rows are the kinds of generate.py, with about so many instructions in one function. Columns: instructions
that callgrind counts for one turn of the function, in thousands, interpreted and translated, and their ratio
(above 1: the translation is faster); with --times the seconds for many turns instead; and the processor time
that `lasti build` takes for 1000 lines. The start of the process is measured apart and subtracted, with the
turns in which the interpreter specialises; a module's body has one turn only, and its start is that of an
empty program. --check looks at one size that takes all ways through the emitter but is small, and fails if a
program prints something else translated, or runs more instructions than interpreted.
"""
import os
import py_compile
import resource
import sys
import tempfile

sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, os.pardir))
import generate
from harness.build import build, parser
from harness.differences import differences
from harness.measure import instructions, seconds
from harness.process import PYTHON, run
from harness.table import Table

WARM = 20  # turns before those that are counted
SIZES = '500,1500,2500,4500,6000,12000,50000'
# These are for the most part libpython's work: a type and its dict; marshalled constants. The static library
# takes more instructions for that than the interpreter's own, which has been optimised as a whole.
LEAST = {'class_body': 0.8, 'module': 0.9}


def build_both(options, source, directory, name):
    """(interpreted command, translated command, processor seconds of the build)"""
    path = os.path.join(directory, name + '.py')
    with open(path, 'w') as file:
        file.write(source)
    executable = os.path.join(directory, name)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    if failure := build(options.lasti, path, executable, ['--alone', *options.flag]):
        sys.exit(f'{name}: {failure}')
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    bytecode = py_compile.compile(path, cfile=path + 'c', doraise=True)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [PYTHON, bytecode], [executable], taken


def turn(once, command, empty, kind, turns):
    """What one turn of the function costs."""
    if kind == 'module':
        return once([*command, '1']) - once([*empty, '1'])
    return (once([*command, str(WARM + turns)]) - once([*command, str(WARM)])) / turns


def measure(options, directory, kind, size, table):
    """Prints a row. Returns whether the translation does the same, in no more instructions."""
    source, lines = generate.program(kind, size)
    *commands, taken = build_both(options, source, directory, f'{kind}_{size}')
    results = [run([*command, '9'], os.path.join(directory, 'work')) for command in commands]
    different = [f'interpreted: exit status {results[0].status}'] if results[0].status else list(differences(kind, *results))
    print(*different, sep='\n', end='\n' if different else '')
    cost, scale, work = (seconds, 1, 20_000_000) if options.times else (instructions, 1e-3, 50_000)
    turns = max(4, work // size)
    costs = [turn(lambda c: cost(c, directory), command, empty, kind, turns) * scale
             for command, empty in zip(commands, options.empty)]
    ratio = costs[0] / max(costs[1], 1e-9)
    if options.times and kind != 'module':
        costs = [turns * once for once in costs]
    table.row(kind, size, *costs, ratio, taken / lines * 1000)
    return not different and ratio >= LEAST.get(kind, 1)


def parse():
    options = parser(__doc__)
    options.add_argument('--kinds', default=','.join(generate.KINDS))
    options.add_argument('--sizes', default=SIZES)
    options.add_argument('--times', action='store_true')
    options.add_argument('--check', action='store_true')
    options = options.parse_args()
    if options.check:
        options.sizes = '900'
    return options


def main():
    options = parse()
    table = Table(('seconds' if options.times else '10^3 instr.', '12'), ('size', '6'), ('interpreted', '12.3f'),
                  ('translated', '12.3f'), ('ratio', '8.2f'), ('s / 1000 l.', '12.1f'))
    failed = []
    with tempfile.TemporaryDirectory(prefix='big-') as directory:
        os.environ['LASTI_CACHE'] = os.path.join(directory, 'cache')  # what is built is not in it: its time counts
        empty = 'import gc, sys\ngc.disable()\nprint(int(sys.argv[1]))\n'
        *options.empty, _ = build_both(options, empty, directory, 'empty')
        for kind in options.kinds.split(','):
            for size in map(int, options.sizes.split(',')):
                if not measure(options, directory, kind, size, table):
                    failed.append(f'{kind} {size}')
    if failed:
        print('slower, or different: ' + ', '.join(failed))
    return 1 if options.check and failed else 0


if __name__ == '__main__':
    sys.exit(main())
