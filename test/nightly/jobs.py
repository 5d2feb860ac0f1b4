"""What a night runs: groups of jobs, each a command of its own."""
import glob
import os
import shlex
from typing import NamedTuple

from program import read_modules

TEST = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SANITIZED = ['--flag=--sanitize', '--env=PYTHONMALLOC=malloc', '--env=ASAN_OPTIONS=detect_leaks=0']
CHECKED = ['--flag=--checks', '--env=PYTHONMALLOC=debug']
STRIDES = ['--every', '1,2,3,7']


class Job(NamedTuple):
    group: str
    name: str
    command: list
    is_compared: bool = False  # by cpython/compare.py, which writes counts


# Each module of CPython's suite runs with these: the groups of the first table of a summary.
SUITE = {
    'forms': ['--modes', 'default,plain,O0'],
    'leaves': ['--modes', 'plain-leave,leave,slots', *STRIDES],
    'guards': ['--modes', 'guards', *STRIDES],
    'leaks': ['--modes', 'default,plain', '--leaks', '3:3'],
    'full': ['--modes', 'full'],
    'checks': ['--modes', 'default,plain', *CHECKED],
    'sanitized': ['--modes', 'default,plain', *SANITIZED],
}


def suite(build, modules):
    compare = ['/usr/bin/python3.11', os.path.join(TEST, 'cpython', 'compare.py'), '--lasti', f'{build}/bin/lasti', '-v', '--limit', '1800']
    for group, options in SUITE.items():
        for module in modules:
            yield Job(group, module.name, [*compare, *options, module.name], is_compared=True)


def programs(build, lit):
    """The programs of test/run, which lit runs in all modes each day, as --sanitize and --checks make them."""
    for name, options in ('sanitized', SANITIZED), ('checks', CHECKED):
        yield Job('programs', name, ['/usr/bin/python3.11', lit, '-sv', '--param', f'compare={shlex.join(options)}', f'{build}/test/run'])


def seeds(build):
    for flag in '-O0', '-O1', '-O2', '-O3':
        yield Job('seeds', flag[1:], ['/usr/bin/python3.11', os.path.join(TEST, 'seed', 'seed.py'), '--lasti', f'{build}/bin/lasti', f'--flag={flag}'])


def fuzz(build, rounds):
    """Broken files: of the seed, and of what the build of the tests has compiled of it for each version that is here."""
    inputs = os.path.join(TEST, 'fuzz', 'Inputs')
    for python in ['/usr/bin/python3.11', *sorted(glob.glob(os.path.expanduser('~/.pyenv/versions/3.*/bin/python')))]:
        version = python.split('/')[-3] if 'versions' in python else '3.11'
        script = f'"$0" {inputs}/compile.py {inputs}/seed.py seed.pyc && {build}/bin/lasti-hostile {rounds} $RANDOM seed.pyc'
        yield Job('fuzz', version, ['bash', '-xc', script, python])


def regions(build):
    """Random programs of loops, an hour of each kind."""
    script = os.path.join(TEST, 'fuzz', 'regions', 'compare.py')
    for name, options in ('default', ['--modes', 'default', '--functions', '20']), ('guards', ['--modes', 'guards', *STRIDES]), \
            ('sanitized', ['--modes', 'default', *SANITIZED[:1]]):
        yield Job('regions', name, ['bash', '-c', f'"$0" {script} --lasti {build}/bin/lasti --from $RANDOM{"0000"} --seconds 3600 "$@"',
                                    '/usr/bin/python3.11', *options])


def jobs(options):
    """All jobs, those first that find most."""
    return [*suite(options.build, read_modules()), *programs(options.build, options.lit), *seeds(options.build),
            *fuzz(options.build, options.rounds), *regions(options.build)]
