# Instructions that no path reaches are marked, and may be what they like.
# RUN: %python %s %t.pyc && %lasti emit --dump=graph %t.pyc | FileCheck %s
# RUN: %lasti emit --dump=ir %t.pyc | FileCheck --check-prefix=IR %s
import sys

sys.path.insert(0, sys.path[0] + '/Inputs')
from craft import craft, write

write(craft('LOAD_CONST 0', 'JUMP_FORWARD 2', 'RERAISE 3', 'STORE_FAST 0', 'RETURN_VALUE'), sys.argv[1])
# CHECK: block 0: entry jump 3
# CHECK-NEXT: 0 [0] LOAD_CONST 0
# CHECK-NEXT: 2 [1] JUMP_FORWARD 2
# CHECK-NEXT: block 1: unreachable
# CHECK-NEXT: 4 [-] RERAISE 3
# CHECK-NEXT: block 2: unreachable
# CHECK-NEXT: 6 [-] STORE_FAST 0
# CHECK-NEXT: block 3: from 0
# CHECK-NEXT: 8 [1] RETURN_VALUE
# IR: block 1 at 2 unreachable []:
# IR-NEXT: block 2 at 3 unreachable [] next 3 []:
# IR-NEXT: block 3 at 4 [v[[#V:]]]:
# IR-NEXT: boundary 4 [v[[#V]]] ; 8 RETURN_VALUE
