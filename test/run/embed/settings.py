# RUN: rm -rf %t && mkdir -p %t && %lasti build %S/Inputs/settings.py -o %t/app
# RUN: %python %s %S/Inputs/settings.py %t/app
# The interpreter's environment variables, and the locale, mean to an executable what they mean to
# python3.11. Arguments: a program, and the executable made of it.
import os
import re
import subprocess
import sys

SETTINGS = """
PYTHONUTF8=1
PYTHONUTF8=0
LC_ALL=C
LC_ALL=POSIX
LC_ALL=nowhere
LC_ALL=C PYTHONCOERCECLOCALE=0 PYTHONUTF8=0
PYTHONCOERCECLOCALE=warn LC_ALL= LC_CTYPE=C
PYTHONIOENCODING=latin1:replace
PYTHONUNBUFFERED=1
PYTHONDEVMODE=1
PYTHONSAFEPATH=1
PYTHONNOUSERSITE=1
PYTHONWARNINGS=error
PYTHONWARNINGS=ignore
PYTHONPATH=/nowhere:/usr/nothing
PYTHONDONTWRITEBYTECODE=
PYTHONPYCACHEPREFIX=/nowhere
PYTHONMALLOC=debug
PYTHONMALLOC=none
PYTHONHASHSEED=none
PYTHONHOME=/nowhere
PYTHONINTMAXSTRDIGITS=0
PYTHONINSPECT=1
PYTHONTRACEMALLOC=2
PYTHONFAULTHANDLER=1
""".strip().split('\n')


def run(command, setting):
    """What `command` prints and how it ends, with its own name written as `program`."""
    environment = dict(os.environ)
    for item in setting.split():
        name, _, value = item.partition('=')
        environment[name] = value
    result = subprocess.run([*command, 'é', b'\xff', '-c', '--'], env=environment, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    # A fatal error shows the thread's address.
    text = re.sub(rb'0x[0-9a-f]+', b'0x', result.stdout + result.stderr)
    return result.returncode, text.replace(os.fsencode(command[-1]), b'program').split(b'\n')


program, executable = sys.argv[1:]
failed = False
for setting in SETTINGS:
    expected = run([sys.executable, program], setting)
    # Warnings and tracebacks name the source in either.
    status, lines = run([executable], setting)
    actual = status, [line.replace(os.fsencode(program), b'program') for line in lines]
    if expected != actual:
        failed = True
        print(f'{setting}: status {expected[0]} and {actual[0]}')
        for old, new in zip(expected[1], actual[1]):
            if old != new:
                print(f'  {old!r}\n  {new!r}')
sys.exit(failed)
