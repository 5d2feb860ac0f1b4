# A slot that a handler keeps is owned at each instruction that the handler covers.
# RUN: %python %s %t.pyc && %lasti emit --dump=own %t.pyc | FileCheck %s
import sys

sys.path.insert(0, sys.path[0] + '/../flow/Inputs')
from craft import craft, region, write

write(craft('LOAD_FAST 0', 'LOAD_CONST 1', 'NOP', 'LOAD_FAST 1', 'POP_TOP', 'POP_TOP', 'RETURN_VALUE',
            'POP_TOP', 'POP_TOP', 'RETURN_VALUE', co_exceptiontable=region(4, 8, 14, 2)), sys.argv[1])
# CHECK: boundary 1 [v{{[0-9]+}}] stack [borrowed] ; 2 LOAD_CONST 1 (1)
# CHECK: block 1 at 2 [v{{[0-9]+}} borrowed, v{{[0-9]+}} borrowed]
# CHECK-NEXT: boundary 2 {{.*}} stack [borrowed, borrowed] ; 4 NOP
# CHECK-NEXT: share s0
# CHECK-NEXT: share s1
# CHECK-NEXT: boundary 3 {{.*}} stack [owned, owned] ; 6 LOAD_FAST 1 (b)
# CHECK-NOT: share
# CHECK: boundary 4 {{.*}} stack [owned, owned, borrowed] ; 8 POP_TOP
# CHECK: block {{[0-9]+}} at 7 [v{{[0-9]+}} owned, v{{[0-9]+}} owned, v{{[0-9]+}} owned]:
