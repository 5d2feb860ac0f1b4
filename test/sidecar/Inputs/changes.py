"""Changes a module or its sidecar, calls lasti compileall, and says whether the sidecar has been made anew.

    changes.py MODULE SIDECAR
"""
import os
import pathlib
import subprocess
import sys

module, sidecar = map(pathlib.Path, sys.argv[1:])
TRAILER = 96


def state():
    return (sidecar.stat().st_ino, sidecar.stat().st_mtime_ns, sidecar.read_bytes()[:-TRAILER]) if sidecar.exists() else None


def show(title, *options):
    before = state()
    subprocess.run(['lasti', 'compileall', '-q', *options, str(module)], check=True)
    after = state()
    what = 'kept' if after == before else 'made'
    if what == 'made' and before and before[2] == after[2] and not options:
        what = 'made, the object kept'
    print(f'{title}: {what}')


def write(text, later):
    module.write_text(text)
    os.utime(module, (2000000000 + later, 2000000000 + later))


text = module.read_text()
show('nothing')
show('force', '-f')
write('# A line more.\n' + text, 1)
show('lines')
write(text.replace('n + 1', 'n + 2'), 2)
show('code')
data = bytearray(sidecar.read_bytes())
data[1000] ^= 1
sidecar.write_bytes(data)
show('damage')
show('level', '-O2')
sidecar.unlink()
show('removed')
