"""The hash of a code object is the same in the translator and in the collector, for all code of many modules.

RUN: rm -rf %t && mkdir -p %t && %python %s %lasti %lasti_tree/lib/lasti/profile %t
"""

import json
import os
import py_compile
import subprocess
import sys
import sysconfig

lasti, collector, folder = sys.argv[1:]
sys.path.insert(0, collector)
import collect

MODULES = ('_pydecimal ast asyncio/base_events argparse calendar codecs dataclasses difflib '
           'email/_header_value_parser encodings/cp437 enum functools heapq html/entities inspect ipaddress json/decoder keyword locale opcode '
           'pickle random re/_parser statistics stringprep tarfile threading turtle typing unittest/mock uuid zipfile'
           ).split()
# What no module of the library has: constants of each kind, and names that are no ASCII.
CONSTANTS = '''
def constants(zażółć, /, *, ключ=None):
    return (-0.0, 0.0, 1e400, -1e400, 1j, -0j, 2**70, -2**70, -1, -256, 2**64, -(2**64), True, False, 1, 1.0,
            None, ..., 'a\\ud800\\x00é', b'\\xff\\x00', (), (1, (2, ('x',))), zażółć in {3, 1, 'b', 'a', (2, 1), b'c', 2.5},
            zażółć in {-1, 1, 10, 16, 255, 256})
def outer():
    free = 1
    async def inner(*a, **k):
        nonlocal free
        return [free async for free in a if (lambda: free)()]
'''


def all_code(code):
    yield code
    for constant in code.co_consts:
        if type(constant) is type(code):
            yield from all_code(constant)


def check(path):
    with open(path, encoding='utf-8') as file:
        code = compile(file.read(), path, 'exec', dont_inherit=True, optimize=0)
    listed = subprocess.run([lasti, 'dis', '--json', path], capture_output=True, text=True, check=True).stdout
    theirs = [json.loads(line) for line in listed.splitlines()]
    ours = list(all_code(code))
    assert [one['firstlineno'] for one in theirs] == [one.co_firstlineno for one in ours], path
    for one, other in zip(theirs, ours):
        assert one['hash'] == collect.code_hash(other), (path, other)
    return [one['hash'] for one in theirs]


constants = os.path.join(folder, 'constants.py')
with open(constants, 'w', encoding='utf-8') as file:
    file.write(CONSTANTS)
hashes = check(constants)
for name in MODULES:
    hashes += check(os.path.join(sysconfig.get_path('stdlib'), name + '.py'))
assert len(hashes) > 3000, len(hashes)
# Lines and names of files do not count; what is computed does.
moved = os.path.join(folder, 'moved.py')
with open(moved, 'w', encoding='utf-8') as file:
    file.write('# moved\n\n' + CONSTANTS.replace('1e400, -1e400', '1e400, 1e300'))
changed = check(moved)
before = check(constants)
assert [i for i in range(len(before)) if before[i] != changed[i]] == [1], (before, changed)
