#!/usr/bin/python3.11
"""Run the benchmarks interpreted and translated, interleaved, and print the ratios of their times.

    compare.py --lasti PATH [-n RUNS] [--size N] [--flag=FLAG]... [--instructions | --check] [program.py...]

Each program checks its own result. For every program all runs alternate between the interpreter and
the executable, so that a change of the machine's speed meets both. The ratio is interpreted time over
translated time (above 1: the translation is faster), of the best runs and of the medians; the last
line has the geometric means. Times are the processor's, user and system, of the whole process, start
included. --instructions counts instructions under callgrind (slow) instead of timing: these counts
are stable where times are not. --size gives every program this much work: its own size, 150, takes it
0.5 to 1 s interpreted. --check makes one short run of each, both ways, compares them and times nothing.
"""
import glob
import os
import statistics
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from harness import program as whole_program
from harness.build import build, parser
from harness.measure import Failed, geometric_mean, instructions, seconds
from harness.process import PYTHON
from harness.table import Table

CHECKED = '3'  # the size for --check


def check(options, program):
    flags = [f'--flag={flag}' for flag in options.flag]
    arguments = ['--lasti', options.lasti, *flags, '--modes', 'default', program, options.size or CHECKED]
    return not whole_program.compare(whole_program.parse(None, arguments))


def measure(options, program, directory, table):
    """Prints a row, and returns the ratios of the best runs and of the medians."""
    executable = os.path.join(directory, os.path.basename(program)[:-3])
    if failure := build(options.lasti, os.path.abspath(program), executable, options.flag):
        raise Failed(f'{os.path.basename(program)}: {failure}')
    size = [options.size] if options.size else []
    taken = [], []
    for _ in range(1 if options.instructions else options.runs):
        for command, costs in zip(([PYTHON, program], [executable]), taken):
            costs.append(instructions([*command, *size], directory) / 1e9 if options.instructions else
                         seconds([*command, *size], directory))
    best, median = (of(taken[0]) / of(taken[1]) for of in (min, statistics.median))
    table.row(os.path.basename(program)[:-3], min(taken[0]), min(taken[1]), best, median)
    return best, median


def measure_all(options, programs):
    """Prints the table, and returns how many failed."""
    table = Table(('10^9 instr.' if options.instructions else 'seconds', '12'), ('interpreted', '12.3f'),
                  ('translated', '12.3f'), ('ratio, best', '12.2f'), ('median', '8.2f'))
    ratios, failed = [], 0
    with tempfile.TemporaryDirectory(prefix='bench-') as directory:
        for program in programs:
            try:
                ratios.append(measure(options, program, directory, table))
            except Failed as failure:
                print(failure, flush=True)
                failed += 1
    table.row('geom. mean', None, None, *map(geometric_mean, zip(*ratios)))
    return failed


def main():
    options = parser(__doc__)
    options.add_argument('-n', '--runs', type=int, default=5)
    options.add_argument('--size')
    options.add_argument('--instructions', action='store_true')
    options.add_argument('--check', action='store_true')
    options.add_argument('programs', nargs='*')
    options = options.parse_args()
    programs = options.programs or sorted(set(glob.glob(os.path.join(HERE, '*.py'))) - {os.path.abspath(__file__)})
    if options.check:
        failed = sum(not check(options, program) for program in programs)
    else:
        failed = measure_all(options, programs)
    if failed:
        print(f'{failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
