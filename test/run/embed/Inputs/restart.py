"""A program that starts itself again in the two ways that the documentation of Python has, and uses a pool each time."""
import multiprocessing
import os
import subprocess
import sys


def square(number):
    return number * number


if __name__ == '__main__':
    multiprocessing.set_start_method('spawn')
    with multiprocessing.Pool(1) as pool:
        squares = pool.map_async(square, range(3)).get(timeout=60)
    kind = 'native' if type(__loader__).__name__ == 'EmbeddedLoader' else 'archive'
    print(sys.argv, kind, __spec__, squares, flush=True)
    if sys.argv[1] == 'one':
        os.execv(sys.executable, [sys.executable, sys.orig_argv[1], 'again'])
    if sys.argv[1] == 'again':
        sys.exit(subprocess.run([sys.executable, __file__, 'by file']).returncode)
