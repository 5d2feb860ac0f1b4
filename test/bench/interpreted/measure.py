"""Instructions of interpreted code in an executable against the interpreter's own, start-up subtracted.

    measure.py --lasti build/bin/lasti [--only NAME] [--limit PERCENT]

The program is translated, the module with the work is not. The last row is the start alone: `python3.11 -c pass`
against the executable of an empty program. With --limit the exit status is 1 where a work takes so much more.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]
import workloads
from harness.measure import instructions
from harness.process import PYTHON

MAIN = 'import sys, workloads\nworkloads.run(sys.argv[1], int(sys.argv[2]))\n'


def build(lasti, directory, name, text, *options):
    program = directory / f'{name}.py'
    program.write_text(text)
    executable = directory / name
    subprocess.run([lasti, 'build', '--follow=beside', *options, program, '-o', executable], check=True, capture_output=True)
    return str(program), str(executable)


def cost(command, directory, name, size):
    return instructions([*command, name, str(2 * size)], directory) - instructions([*command, name, str(size)], directory)


def row(name, stock, executable):
    more = 100 * (executable / stock - 1)
    print(f'{name:12} {stock / 1e6:10.2f} {executable / 1e6:10.2f} {more:+7.1f} %', flush=True)
    return more


def main():
    options = argparse.ArgumentParser()
    options.add_argument('--lasti', required=True)
    options.add_argument('--only')
    options.add_argument('--limit', type=float)
    options = options.parse_args()
    print(f'{"million":12} {"python":>10} {"executable":>10}')
    worst = 0
    with tempfile.TemporaryDirectory() as scratch:
        directory = pathlib.Path(scratch)
        shutil.copy(HERE / 'workloads.py', directory)
        program, executable = build(options.lasti, directory, 'main', MAIN, '--exclude-module=workloads')
        subprocess.run([PYTHON, program, '', '0'], check=True)  # makes the .pyc
        for name, (_, size) in workloads.PROGRAMS.items():
            if options.only in (None, name):
                worst = max(worst, row(name, cost([PYTHON, program], scratch, name, size),
                                       cost([executable], scratch, name, size)))
        if options.only in (None, 'start'):
            _, empty = build(options.lasti, directory, 'empty', '')
            row('start', instructions([PYTHON, '-c', 'pass'], scratch), instructions([empty], scratch))
    return options.limit is not None and worst > options.limit


sys.exit(main())
