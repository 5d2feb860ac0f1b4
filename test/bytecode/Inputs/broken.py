"""Lists functions with broken bytecode, one after the other: broken.py LASTI FILE. Runs under 3.11.

Every one must be refused with one line and exit status 1.
"""

import importlib.util
import marshal
import opcode
import os
import subprocess
import sys

op = opcode.opmap


def words(*pairs):
    return b''.join(bytes([op[name] if isinstance(name, str) else name, oparg]) for name, oparg in pairs)


END = [('LOAD_CONST', 0), ('RETURN_VALUE', 0)]
CACHE = ('CACHE', 0)


def entry(start, length, handler, depth_lasti):
    return bytes([0x80 | start, length, handler, depth_lasti])


KINDS = {
    'unknown-opcode': dict(co_code=words(('NOP', 77), *END)),  # changed in the file
    'specialised-opcode': dict(co_code=words(('NOP', 78), *END)),
    'cache-opcode': dict(co_code=words(CACHE, *END)),
    'ends-in-extended-arg': dict(co_code=words(*END, ('EXTENDED_ARG', 1))),
    'long-oparg': dict(co_code=words(*[('EXTENDED_ARG', 1)] * 4, *END)),
    'cut-cache': dict(co_code=words(('LOAD_CONST', 0), ('LOAD_CONST', 0), ('BINARY_OP', 0))),
    'jump-into-cache': dict(co_code=words(('JUMP_FORWARD', 3), ('LOAD_CONST', 0), ('LOAD_CONST', 0),
                                          ('BINARY_OP', 0), CACHE, ('RETURN_VALUE', 0))),
    'jump-behind-extended-arg': dict(co_code=words(('JUMP_FORWARD', 1), ('EXTENDED_ARG', 0), *END)),
    'jump-to-end': dict(co_code=words(('JUMP_FORWARD', 2), *END)),
    'jump-far': dict(co_code=words(*[('EXTENDED_ARG', 255)] * 3, ('JUMP_FORWARD', 255), *END)),
    'jump-before-start': dict(co_code=words(('JUMP_BACKWARD', 2), *END)),
    'no-constant': dict(co_code=words(('LOAD_CONST', 99), ('RETURN_VALUE', 0))),
    'no-name': dict(co_code=words(('LOAD_NAME', 99), ('RETURN_VALUE', 0))),
    'no-global': dict(co_code=words(('EXTENDED_ARG', 99), ('LOAD_GLOBAL', 1), *[CACHE] * 5, ('RETURN_VALUE', 0))),
    'no-variable': dict(co_code=words(('LOAD_FAST', 99), ('RETURN_VALUE', 0))),
    'no-cell': dict(co_code=words(('LOAD_DEREF', 99), ('RETURN_VALUE', 0))),
    'no-operator': dict(co_code=words(('BINARY_OP', 26), CACHE, *END)),
    'no-comparison': dict(co_code=words(('COMPARE_OP', 6), CACHE, CACHE, *END)),
    'names-of-none': dict(co_code=words(('KW_NAMES', 0), *END)),
    'wrong-free-count': dict(co_code=words(('COPY_FREE_VARS', 1), *END)),
    'table-without-start': dict(co_exceptiontable=b'\0\1\1\0'),
    'table-cut': dict(co_exceptiontable=entry(0, 1, 1, 0)[:3]),
    'table-endless': dict(co_exceptiontable=b'\xc0' + b'\x40' * 9),
    'table-beyond-code': dict(co_exceptiontable=entry(0, 63, 0, 0)),
    'table-handler-beyond-code': dict(co_exceptiontable=entry(0, 1, 63, 0)),
    'table-overlap': dict(co_exceptiontable=entry(0, 2, 2, 0) + entry(1, 1, 2, 0)),
    'table-too-deep': dict(co_exceptiontable=entry(0, 1, 1, 62)),
}


# The interpreter replaces numbers that it does not know: they are put in afterwards. 3 is BINARY_OP_ADD_FLOAT.
CHANGED = {words(('NOP', 77)): b'\xff\0', words(('NOP', 78)): b'\3\0'}


def main(lasti, path):
    def function():
        return None
    good = True
    for kind, fields in KINDS.items():
        code = function.__code__.replace(**fields)
        root = compile('None', 'made.py', 'exec')
        root = root.replace(co_consts=root.co_consts + (code.replace(co_qualname='f'),))
        content = marshal.dumps(root)
        for old, new in CHANGED.items():
            content = content.replace(old, new)
        with open(path, 'wb') as file:
            file.write(importlib.util.MAGIC_NUMBER + bytes(12) + content)
        result = subprocess.run([lasti, 'dis', path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        message = result.stderr.replace(path, 'made.pyc')
        good = good and result.returncode == 1 and message.count('\n') == 1
        print(kind + ': ' + message.rstrip('\n'))
    os.remove(path)
    print('all as expected' if good else 'not as expected')


main(*sys.argv[1:])
