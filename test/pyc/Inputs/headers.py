"""Writes files with all sorts of headers to a directory: headers.py DIRECTORY"""

import marshal
import os
import struct
import sys

CODE = marshal.dumps(compile('x = 1', 'made.py', 'exec'))


def magic(number):
    return struct.pack('<H', number) + b'\r\n'


HEADERS = {
    'empty': b'',
    'three-bytes': b'\xa7\r\r',
    'text': b'print("hello")\n' * 9,
    'elf': b'\x7fELF' + bytes(60),
    'python2.7': magic(62211) + bytes(4) + CODE,
    'python3.5': magic(3351) + bytes(8) + CODE,
    'python3.14': magic(3627) + bytes(12) + CODE,
    'alpha': magic(3490) + bytes(12) + CODE,
    'no-mtime': magic(3495) + bytes(7),
    'no-code': magic(3495) + bytes(12),
    'flags': magic(3495) + struct.pack('<I', 4) + bytes(8) + CODE,
    'hash': magic(3495) + struct.pack('<I', 3) + b'\x01' * 8 + CODE,
    'unchecked-hash': magic(3495) + struct.pack('<I', 1) + b'\x01' * 8 + CODE,
    'trailing': magic(3495) + bytes(12) + CODE + b'more',
}

for name, content in HEADERS.items():
    with open(os.path.join(sys.argv[1], name + '.pyc'), 'wb') as file:
        file.write(content)
