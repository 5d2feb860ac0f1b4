"""Compare random programs of loops (generate.py) interpreted and translated.

    compare.py --lasti LASTI [--from SEED] [--count N] [--functions N] [--seconds S] [--modes default,guards] [--every 1,3]

Programs are made until there are --count or the seconds are over. What differs is said with its seed, and the status
is 1. A program whose numbers grow so that the interpreter takes long is left out.
"""
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))

from harness import build, process

LONGEST = 15  # seconds of the interpreter


def generate(seed, functions, path):
    made = subprocess.run([process.PYTHON, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'generate.py'),
                           str(seed), str(functions)], check=True, capture_output=True)
    with open(path, 'wb') as file:
        file.write(made.stdout)


def first_difference(expected, result):
    if expected.status != result.status:
        return f'status {result.status} instead of {expected.status}: {result.stderr[-300:].decode(errors="replace")}'
    for left, right in zip(expected.stdout.split(b'\n'), result.stdout.split(b'\n')):
        if left != right:
            return f'\n  {left.decode()[:600]}\n  {right.decode()[:600]}'
    return 'standard error' if expected.stderr != result.stderr else None


def compare(seed, arguments, directory):
    """Yields what is not the same; None first where the interpreter takes too long."""
    program = os.path.join(directory, f'seed{seed}.py')
    generate(seed, arguments.functions, program)
    empty = os.path.join(directory, 'run')
    expected = process.run([process.PYTHON, '-W', 'ignore', program], empty, limit=LONGEST)
    if isinstance(expected.status, str) and expected.status.startswith('still'):
        yield None
        return
    for name in arguments.modes:
        mode = build.MODES[name]
        executable = os.path.join(directory, name)
        if failure := build.build(arguments.lasti, program, executable, [*mode.flags, *arguments.flag]):
            yield f'{name}: {failure}'
            continue
        for every in arguments.every if mode.variable else [None]:
            extra = [f'{mode.variable}={every}'] if every else []
            result = process.run([executable], empty, ['PYTHONWARNINGS=ignore', *extra], limit=LONGEST * 6)
            if difference := first_difference(expected, result):
                yield f'{name} {every or ""}: {difference}'


def main():
    parser = build.parser(__doc__, 'default,guards')
    parser.add_argument('--from', dest='first', type=int, default=1)
    parser.add_argument('--count', type=int, default=1000000)
    parser.add_argument('--functions', type=int, default=12)
    parser.add_argument('--seconds', type=float, default=1e9)
    arguments = parser.parse_args()
    end = time.monotonic() + arguments.seconds
    seed, failed, left_out = arguments.first, 0, 0
    with tempfile.TemporaryDirectory() as directory:
        while seed < arguments.first + arguments.count and time.monotonic() < end:
            for difference in compare(seed, arguments, directory):
                if difference is None:
                    left_out += 1
                    continue
                failed += 1
                print(f'seed {seed}: {difference}', flush=True)
            seed += 1
    compared = seed - arguments.first - left_out
    print(f'{compared} programs of {arguments.functions} functions, {left_out} left out, {failed} differences')
    return failed > 0 or compared == 0


sys.exit(main())
