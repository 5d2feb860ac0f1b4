# A slot that a handler keeps is owned at each instruction that the handler covers.
# RUN: %python %s %t.pyc && %lasti emit --dump=ownership %t.pyc | FileCheck %s
import sys

sys.path.insert(0, sys.path[0] + '/../flow/Inputs')
from craft import craft, region, write

write(craft('LOAD_FAST 0', 'LOAD_CONST 1', 'NOP', 'LOAD_FAST 1', 'POP_TOP', 'POP_TOP', 'RETURN_VALUE',
            'POP_TOP', 'POP_TOP', 'RETURN_VALUE', co_exceptiontable=region(4, 8, 14, 2)), sys.argv[1])
# CHECK: 2 LOAD_CONST 1 (1) [local 'a']
# CHECK-NEXT: block 1:
# CHECK-NEXT: 4 NOP [local 'a', constant] promote 0 1
# CHECK-NEXT: 6 LOAD_FAST 1 (b) [owned, owned]{{$}}
# CHECK-NEXT: block 2:
# CHECK-NEXT: 8 POP_TOP [owned, owned, local 'b']
# CHECK: 14 POP_TOP [owned, owned, owned]
