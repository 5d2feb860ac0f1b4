"""Puts one broken sidecar after the other in the place of a whole one, and says why each is not used.

    harm.py WHOLE PLACE PYTHON PACKAGE
"""
import os
import pathlib
import random
import re
import shutil
import struct
import subprocess
import sys

whole, place = pathlib.Path(sys.argv[1]).read_bytes(), pathlib.Path(sys.argv[2])
python, package = sys.argv[3:]
TRAILER = 96  # sidecar/format.h: magic, size, then five digests, the checksum last


def attempt(title):
    done = subprocess.run([python, '-v', '-m', 'lasti', 'app.py'], capture_output=True, text=True, timeout=60,
                          env=os.environ | {'PYTHONPATH': package})
    assert done.returncode == 0 and done.stdout == '55 [1, 2, 3]\n', (title, done)
    reason = re.search(r'# lasti: \S+ is not used: (.*)', done.stderr)
    return reason[1] if reason else 'it is used'


def show(title, contents):
    place.write_bytes(contents)
    print(f'{title}: {attempt(title)}')


def write_trailer(contents, offset, changed):
    """Changes a field of the trailer."""
    at = len(contents) - TRAILER + offset
    return contents[:at] + changed + contents[at + len(changed):]


for length in [0, 1, 63, 104, 4096]:
    show(f'cut at {length}', whole[:length])
show('cut in the middle', whole[:len(whole) // 2])
show('cut before the trailer', whole[:-TRAILER])
show('cut by one', whole[:-1])
show('longer by one', whole + b'\0')
numbers = random.Random(1)
reasons = set()
for _ in range(20):
    at = numbers.randrange(len(whole) - TRAILER)
    place.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << numbers.randrange(8)]) + whole[at + 1:])
    reasons.add(attempt(at))
print(f'20 bytes changed: {", ".join(reasons)}')
show('another runtime', write_trailer(whole, 32, bytes(16)))
place.unlink()
place.mkdir()
print(f'a directory: {attempt("a directory")}')
place.rmdir()
os.mkfifo(place)
print(f'a pipe: {attempt("a pipe")}')
place.unlink()
pathlib.Path('other').mkdir()
pathlib.Path('other/app.py').write_text('print(1)\n')
subprocess.run(['lasti', 'compileall', '-q', 'other'], check=True)
shutil.copy('other/__pycache__/app.cpython-311.lasti.so', place)
print(f'of another module: {attempt("another module")}')
