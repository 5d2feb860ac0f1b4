"""Say where a folder of the runtime uses one that comes after it.

    order.py SOURCES [OBJECTS NM]

Includes are looked at in SOURCES; and with OBJECTS, where a file a folder lists its objects, what each
folder takes from the others: that must link with the folders before it.
"""

import pathlib
import re
import subprocess
import sys

FOLDERS = ['cpython', 'frame', 'special', 'cache', 'ops', 'call', 'frameless', 'resume', 'plain', 'carried', 'embed',
           'sidecar']


def place(name):
    return FOLDERS.index(name) if name in FOLDERS else None


def includes(sources):
    for path in sorted(sources.rglob('*')):
        inside = path.relative_to(sources).parts
        if path.suffix not in ('.h', '.cpp') or place(inside[0]) is None:
            continue
        for used in re.findall(r'^#include "([^/"]+)/', path.read_text(), re.MULTILINE):
            if place(used) is not None and place(used) > place(inside[0]):
                yield f'{"/".join(inside)} includes a header of {used}'


def symbols(nm, files, kind):
    """The runtime's own among the symbols that the files define, or that they need."""
    output = subprocess.run([nm, '--format=just-symbols', kind, *files], check=True, capture_output=True, text=True)
    return {line for line in output.stdout.splitlines() if '5lasti7runtime' in line}


def references(objects, nm):
    defined = set()
    for folder in FOLDERS:
        files = (objects / folder).read_text().splitlines()
        defined |= symbols(nm, files, '--defined-only')
        for name in sorted(symbols(nm, files, '--undefined-only') - defined):
            yield f'{folder} does not link with the folders before it: {name}'


def main():
    found = list(includes(pathlib.Path(sys.argv[1])))
    if len(sys.argv) > 2:
        found += references(pathlib.Path(sys.argv[2]), sys.argv[3])
    print('\n'.join(found or ['in order']))
    return bool(found)


sys.exit(main())
