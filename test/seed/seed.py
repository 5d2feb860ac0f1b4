#!/usr/bin/python3.11
"""Run the seed corpus through `lasti build`, and name each program that does not print what it should.

    seed.py --lasti PATH [--flag=FLAG]... [-j JOBS] [GLOB]

The corpus and its judge, `check`, are looked for in shared/seed_corpus beside the project. Each program
is one call of `check 3.11 'lasti build {} -o {out} && {out}'`.
"""
import argparse
import concurrent.futures
import fnmatch
import os
import re
import shlex
import subprocess
import sys

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CORPUS = os.path.join(os.path.dirname(PROJECT), 'shared', 'seed_corpus')


def check(template, name):
    """Returns (name, passed, what check said)."""
    run = subprocess.run([os.path.join(CORPUS, 'check'), '3.11', template, name], capture_output=True, text=True,
                         errors='backslashreplace')
    counts = re.search(r'(\d+) passed, (\d+) failed, (\d+) skipped', run.stdout)
    text = '\n'.join(run.stdout.strip().split('\n')[:-1]) if counts else run.stdout + run.stderr
    return name, bool(counts) and run.returncode == 0, text


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', 1)[0])
    parser.add_argument('--lasti', required=True)
    parser.add_argument('--flag', action='append', default=[])
    parser.add_argument('-j', '--jobs', type=int, default=1)
    parser.add_argument('glob', nargs='?', default='*')
    options = parser.parse_args()
    if not os.path.exists(os.path.join(CORPUS, 'check')):
        print('seed corpus not found beside the project: skipped')
        return 0
    flags = ' '.join(map(shlex.quote, options.flag))
    template = f'{shlex.quote(options.lasti)} build {flags} {{}} -o {{out}} && {{out}}'
    names = sorted(f[:-3] for f in os.listdir(os.path.join(CORPUS, 'programs'))
                   if re.match(r'\d\d_.*\.py$', f) and fnmatch.fnmatch(f[:-3], options.glob))
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(lambda name: check(template, name), names))
    for name, passed, text in results:
        if not passed:
            print(f'FAIL {name}', *text.split('\n')[:12], sep='\n    ')
    failed = sum(not passed for _, passed, _ in results)
    print(f'{len(results) - failed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
