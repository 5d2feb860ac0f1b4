#!/usr/bin/python3.11
"""Run the benchmarks interpreted and translated, interleaved, and print the ratios of their times.

    compare.py --lasti PATH [-n RUNS] [--flag=FLAG]... [--instructions] [--check] [program.py...]

Each program checks its own result. For every program all runs alternate between the interpreter and
the executable, so that a change of the machine's speed meets both. The ratio is interpreted time over
translated time (above 1: the translation is faster), of the best runs and of the medians; the last
line has the geometric means. Times are the processor's, user and system, of the whole process, start
included. --instructions counts instructions under callgrind (slow) instead of timing: these counts
are stable where times are not. --check makes one short run of each and times nothing.
"""
import argparse
import glob
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile

PYTHON = '/usr/bin/python3.11'
HERE = os.path.dirname(os.path.abspath(__file__))


def build(options, program, directory):
    executable = os.path.join(directory, os.path.basename(program)[:-3])
    made = subprocess.run([options.lasti, 'build', program, '-o', executable, *options.flag],
                          capture_output=True, text=True)
    if made.returncode:
        print(f'{os.path.basename(program)}: build failed: {made.stderr.strip().splitlines()[-1:]}', flush=True)
        return None
    return executable


def environment():
    return {'PATH': os.environ['PATH'], 'HOME': '/', 'LC_ALL': 'C.UTF-8', 'PYTHONHASHSEED': '0', 'PYTHONDONTWRITEBYTECODE': '1'}


def seconds(command):
    """Processor time of one run, or None after a message if it failed."""
    process = subprocess.Popen(command, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        print(f'{command}: {process.returncode}: {message.decode(errors="replace").strip().splitlines()[-1:]}', flush=True)
        return None
    return usage.ru_utime + usage.ru_stime


def instructions(command):
    """Instructions that callgrind counts in one run, in units of a thousand million."""
    run = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', *command],
                         env=environment(), capture_output=True, text=True)
    found = re.search(r'Collected : (\d+)', run.stderr)
    return int(found[1]) / 1e9 if found and run.returncode == 0 else None


def measure(options, commands):
    """([interpreted...], [translated...]), or None if a run failed."""
    once = instructions if options.instructions else seconds
    results = ([], [])
    for _ in range(1 if options.instructions or options.check else options.runs):
        for command, result in zip(commands, results):
            taken = once(command)
            if taken is None:
                return None
            result.append(taken)
    return results


def geometric_mean(values):
    return math.exp(statistics.fmean(map(math.log, values))) if values else float('nan')


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--lasti', default='lasti')
    parser.add_argument('-n', '--runs', type=int, default=5)
    parser.add_argument('--flag', action='append', default=[], help='a further flag for lasti build')
    parser.add_argument('--instructions', action='store_true')
    parser.add_argument('--check', action='store_true')
    parser.add_argument('programs', nargs='*')
    return parser.parse_args()


def main():
    options = parse()
    here = os.path.abspath(__file__)
    programs = options.programs or sorted(p for p in glob.glob(os.path.join(HERE, '*.py')) if p != here)
    best, middle, failed = [], [], 0
    unit = '10^9 instr.' if options.instructions else 'seconds'
    print(f'{unit:12} {"interpreted":>12} {"translated":>12} {"ratio, best":>12} {"median":>8}')
    with tempfile.TemporaryDirectory(prefix='bench-') as directory:
        for program in programs:
            executable = build(options, program, directory)
            results = executable and measure(options, ([PYTHON, program], [executable]))
            if not results:
                failed += 1
                continue
            best.append(min(results[0]) / min(results[1]))
            middle.append(statistics.median(results[0]) / statistics.median(results[1]))
            name = os.path.basename(program)[:-3]
            print(f'{name:12} {min(results[0]):12.3f} {min(results[1]):12.3f} {best[-1]:12.2f} {middle[-1]:8.2f}', flush=True)
    print(f'{"geom. mean":12} {"":12} {"":12} {geometric_mean(best):12.2f} {geometric_mean(middle):8.2f}')
    if failed:
        print(f'{failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
