"""Say where a folder of the runtime uses one that comes after it.

    order.py SOURCES [OBJECTS NM]

Includes are looked at in SOURCES; and with OBJECTS, where a file a folder lists its objects, what each
folder takes from the others: that must link with the folders before it.
"""

import pathlib
import re
import subprocess
import sys

FOLDERS = ['cpython', 'frame', 'native', 'special', 'cache', 'ops', 'words', 'call', 'frameless', 'resume', 'plain', 'carried', 'embed',
           'sidecar']


IN_VERSION = ['python', 'memory', 'values', 'containers', 'objects']  # of cpython/py3xx


def backward(path, inside, folders):
    """The headers of a later folder that a file, which is in `inside`, includes."""
    for used in re.findall(r'^#include "([^/"]+)/', path.read_text(), re.MULTILINE):
        if used in folders and folders.index(used) > folders.index(inside):
            yield used


def includes(sources):
    for path in sorted(sources.rglob('*')):
        inside = path.relative_to(sources).parts
        if path.suffix not in ('.h', '.cpp') or inside[0] not in FOLDERS:
            continue
        found = list(backward(path, inside[0], FOLDERS))
        if inside[0] == 'cpython' and len(inside) == 4:
            found += backward(path, inside[2], IN_VERSION)
        for used in found:
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
