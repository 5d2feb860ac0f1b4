# Names and strings beyond ASCII, lone surrogates among them, come out in ASCII only.
#
# REQUIRES: python3.11
# RUN: %python3.11 %s %t.pyc
# RUN: %lasti dis %t.pyc | %FileCheck %s
#
# CHECK: code 0: <module>, no\nsuch\x00file\udcff:1, Python 3.11
# CHECK: LOAD_CONST {{.*}} ('it\'s "\ud800" \U0001f600 \x7f')
# CHECK: STORE_NAME {{.*}} (na\xefve)
# CHECK: STORE_NAME {{.*}} (*/\n"\\)

import importlib.util
import marshal
import sys

source = 'na\xefve = \'it\\\'s "\\ud800" \\U0001f600 \\x7f\'\nx = 1'
code = compile(source, 'file', 'exec')
names = tuple('*/\n"\\' if name == 'x' else name for name in code.co_names)
code = code.replace(co_names=names, co_filename='no\nsuch\0file\udcff')
with open(sys.argv[1], 'wb') as file:
    file.write(importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code))
