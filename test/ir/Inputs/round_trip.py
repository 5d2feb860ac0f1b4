"""Takes files through `lasti emit --dump` and `lasti opt`: the files named, programs of the tests, the library."""
import glob
import os
import re
import subprocess
import sys
import sysconfig

LIBRARY = ('argparse ast asyncio/base_events asyncio/tasks collections/__init__ contextlib dataclasses datetime decimal '
           'enum functools heapq inspect json/encoder logging/__init__ pickle _pydecimal tarfile textwrap typing').split()
lasti, directory, *files = sys.argv[1:]
here = os.path.dirname(__file__)
programs = sorted(glob.glob(os.path.join(here, '../../run/*/*.py')))[::3]
files += programs + [f'{sysconfig.get_path("stdlib")}/{name}.py' for name in LIBRARY]
dump = os.path.join(directory, 'dump.ir')


def run(*words):
    result = subprocess.run([lasti, *words], capture_output=True, text=True)
    if result.returncode:
        sys.exit(f'lasti {" ".join(words)}: {result.stderr}')
    return result.stdout


def without_comments(text):
    return [line for line in (re.sub(' *;.*', '', line) for line in text.splitlines()) if line]


wrong = 0
for file in files:
    for level in '-O2', '-O0':
        before = run('emit', level, '--dump=ir', file)
        after = without_comments(run('emit', level, '--dump=own', file))
        for text, passes in (before, 'none'), ('\n'.join(after), 'none'), (before, 'own'):
            with open(dump, 'w') as output:
                output.write(text)
            expected = without_comments(before) if text is before and passes == 'none' else after
            if run('opt', '--passes=' + passes, dump).splitlines() != expected:
                wrong += 1
                print(file, level, passes)
assert len(programs) > 10
sys.exit(wrong != 0)
