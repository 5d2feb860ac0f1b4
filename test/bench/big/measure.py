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
import argparse
import os
import py_compile
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import compare
import generate

WARM = 20  # turns before those that are counted
SIZES = '500,1500,2500,4500,6000,12000,50000'


def build(lasti, source, directory, name):
    """(interpreted command, translated command, processor seconds of the build)"""
    path = os.path.join(directory, name + '.py')
    with open(path, 'w') as file:
        file.write(source)
    executable = os.path.join(directory, name)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([lasti, 'build', '--alone', path, '-o', executable], check=True,
                   env={**os.environ, 'LASTI_CACHE': os.path.join(directory, 'cache')})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    bytecode = py_compile.compile(path, cfile=path + 'c', doraise=True)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [compare.PYTHON, bytecode], [executable], taken


def turn(once, command, empty, kind, turns):
    """What one turn of the function costs."""
    if kind == 'module':
        return once([*command, '1']) - once([*empty, '1'])
    return (once([*command, str(WARM + turns)]) - once([*command, str(WARM)])) / turns


def output(command):
    return subprocess.run([*command, '9'], env=compare.environment(), capture_output=True, text=True)


def measure(options, directory, kind, size):
    """Prints a row. Returns whether the translation does the same, in no more instructions."""
    source, lines = generate.program(kind, size)
    *commands, taken = build(options.lasti, source, directory, f'{kind}_{size}')
    results = [output(command) for command in commands]
    same = results[0].returncode == results[1].returncode == 0 and results[0].stdout == results[1].stdout
    once, scale, work = (compare.seconds, 1, 20_000_000) if options.times else (compare.instructions, 1e6, 50_000)
    turns = max(4, work // size)
    costs = [turn(once, command, empty, kind, turns) * scale for command, empty in zip(commands, options.empty)]
    ratio = costs[0] / max(costs[1], 1e-9)
    if options.times:
        costs = [cost * turns for cost in costs] if kind != 'module' else costs
    print(f'{kind:12} {size:6} {costs[0]:12.3f} {costs[1]:12.3f} {ratio:8.2f} {taken / lines * 1000:12.1f}'
          f'{"" if same else "   results differ"}', flush=True)
    return same and ratio >= options.least.get(kind, 1)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--lasti', default='lasti')
    parser.add_argument('--kinds', default=','.join(generate.KINDS))
    parser.add_argument('--sizes', default=SIZES)
    parser.add_argument('--times', action='store_true')
    parser.add_argument('--check', action='store_true')
    options = parser.parse_args()
    if options.check:
        options.sizes = '900'
    # These are for the most part libpython's work: a type and its dict; marshalled constants. The static library
    # takes more instructions for that than the interpreter's own, which has been optimised as a whole.
    options.least = {'class_body': 0.8, 'module': 0.9}
    return options


def main():
    options = parse()
    unit = 'seconds' if options.times else '10^3 instr.'
    print(f'{unit:12} {"size":>6} {"interpreted":>12} {"translated":>12} {"ratio":>8} {"s / 1000 l.":>12}')
    failed = []
    with tempfile.TemporaryDirectory(prefix='big-') as directory:
        *options.empty, _ = build(options.lasti, 'import gc, sys\ngc.disable()\nprint(int(sys.argv[1]))\n', directory, 'empty')
        for kind in options.kinds.split(','):
            for size in map(int, options.sizes.split(',')):
                if not measure(options, directory, kind, size):
                    failed.append(f'{kind} {size}')
    if failed:
        print('slower, or different: ' + ', '.join(failed))
    return 1 if options.check and failed else 0


if __name__ == '__main__':
    sys.exit(main())
