"""Applications of Debian's packages, with their libraries translated: same output, and the time of runs.

    measure.py LASTI [--runs N] [--cache DIR] [NAME…]

Builds each small program beside this file twice, with an empty cache of its own (or the one that is named) and with what
that has then, and runs it interpreted and translated in turn. Prints a line each: the processor time of the best run interpreted and translated,
their ratio, the seconds of both builds and the size of the executable; then the geometric mean. Exit status 1 if an
output differs. Programs whose packages are not installed are named and left out.
"""
import argparse
import math
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
PYTHON = '/usr/bin/python3.11'


def processor_time(command, cwd):
    """Runs a command. Returns user and system seconds, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(command, cwd=cwd, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime,
            (run.returncode, run.stdout, run.stderr))


def build(lasti, program, executable, cache):
    begin = time.perf_counter()
    subprocess.run([lasti, 'build', program, '-o', executable], check=True, capture_output=True,
                   env={**os.environ, 'LASTI_CACHE': str(cache)})
    return time.perf_counter() - begin


def measure(lasti, program, runs, scratch, cache):
    """Returns the times, the two builds' seconds and the size; None if the outputs differ."""
    executable, cache = scratch / program.stem, cache or scratch / 'cache'
    builds = [build(lasti, program, executable, cache) for _ in range(2)]
    best = [math.inf, math.inf]
    for _ in range(runs):
        results = []
        for side, command in enumerate(([PYTHON, program], [executable])):
            seconds, result = processor_time(command, scratch)
            best[side] = min(best[side], seconds)
            results.append(result)
        if results[0] != results[1]:
            print(f'{program.stem}: the outputs differ: {results[0]} {results[1]}')
            return None
    return best, builds, executable.stat().st_size


def is_installed(program):
    return subprocess.run([PYTHON, program], capture_output=True).returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('lasti', type=os.path.abspath)
    parser.add_argument('--runs', type=int, default=7)
    parser.add_argument('--cache', type=os.path.abspath)
    parser.add_argument('names', nargs='*')
    options = parser.parse_intermixed_args()
    programs = [p for p in sorted(HERE.glob('*_*.py')) if not options.names or p.stem in options.names]
    ratios, failed = [], False
    print('| program | interpreted, s | translated, s | ratio | cold build, s | warm build, s | MB |')
    print('| --- | ---: | ---: | ---: | ---: | ---: | ---: |')
    for program in programs:
        if not is_installed(program):
            print(f'{program.stem}: its package is not installed', file=sys.stderr)
            continue
        with tempfile.TemporaryDirectory(prefix='applications-') as scratch:
            measured = measure(options.lasti, program, options.runs, pathlib.Path(scratch), options.cache)
        failed |= measured is None
        if measured:
            (interpreted, translated), (cold, warm), size = measured
            ratios.append(interpreted / translated)
            print(f'| {program.stem} | {interpreted:.3f} | {translated:.3f} | {ratios[-1]:.2f} | {cold:.1f} | {warm:.1f} '
                  f'| {size / 1e6:.1f} |', flush=True)
    if ratios:
        print(f'geometric mean {math.exp(sum(map(math.log, ratios)) / len(ratios)):.2f}')
    return failed


sys.exit(main())
