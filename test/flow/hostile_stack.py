# What no compiler makes of the value stack is refused, with the place.
# RUN: %python %s %lasti %t.pyc | FileCheck %s
import subprocess
import sys

sys.path.insert(0, sys.path[0] + '/Inputs')
from craft import craft, region, write


def attempt(*instructions, **replacements):
    write(craft(*instructions, **replacements), sys.argv[2])
    result = subprocess.run([sys.argv[1], 'emit', '--dump=types', sys.argv[2]], capture_output=True, text=True)
    message = result.stderr.strip().replace(sys.argv[2], 'f.pyc')
    print(result.returncode, message if result.returncode else 'accepted')


RETURN = ('LOAD_CONST 0', 'RETURN_VALUE')

attempt('RESUME 0', *RETURN)
# CHECK: 0 accepted

attempt('POP_TOP', *RETURN)
# CHECK-NEXT: 1 {{.*}}f.pyc: function 'f' at offset 0: value stack underflow: POP_TOP needs 1 values, there are 0

attempt('LOAD_CONST 0', 'STORE_FAST 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}function 'f' at offset 4: value stack underflow: RETURN_VALUE needs 1 values, there are 0

attempt('LOAD_CONST 0', 'BUILD_TUPLE 4294967295', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}value stack underflow: BUILD_TUPLE needs 4294967295 values, there are 1

attempt('LOAD_CONST 0', 'COPY 2', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}value stack underflow: COPY needs 2 values, there are 1

attempt('LOAD_CONST 0', 'LOAD_CONST 1', 'SWAP 3', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}value stack underflow: SWAP needs 3 values, there are 2

attempt('LOAD_CONST 0', 'LOAD_CONST 0', 'RETURN_VALUE', co_stacksize=1)
# CHECK-NEXT: 1 {{.*}}function 'f' at offset 2: value stack overflow: 2 deep, but co_stacksize is 1

attempt('LOAD_CONST 0', 'UNPACK_SEQUENCE 4294967295', 'RETURN_VALUE', co_stacksize=1 << 20)
# CHECK-NEXT: 1 {{.*}}function 'f' at offset 8: value stack overflow: 4294967295 deep, but co_stacksize is 1048576

attempt(*RETURN, co_stacksize=2**31 - 1)
# CHECK-NEXT: 1 {{.*}}co_stacksize {{.*}}2147483647

attempt('LOAD_CONST 0', 'LOAD_CONST 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}function 'f' at offset 4: RETURN_VALUE leaves 1 values on the stack

attempt('LOAD_CONST 0', 'POP_TOP')
# CHECK-NEXT: 1 {{.*}}function 'f' at offset 2: execution runs off the end of the bytecode

attempt('LOAD_FAST 0', 'POP_JUMP_FORWARD_IF_TRUE 1', 'LOAD_CONST 0', 'LOAD_CONST 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}function 'f' at offset 6: value stack is 0 deep on one path and 1 on another, from offset 4

# A loop that pushes.
attempt('LOAD_CONST 0', 'JUMP_BACKWARD 2')
# CHECK-NEXT: 1 {{.*}}function 'f' at offset 0: value stack is 0 deep on one path and 1 on another, from offset 2

attempt('LOAD_FAST 0', 'JUMP_IF_TRUE_OR_POP 1', 'LOAD_CONST 0', 'RETURN_VALUE')
# CHECK-NEXT: 0 accepted

# A jump over the only path to an instruction: it may be what it likes.
attempt('JUMP_FORWARD 1', 'POP_TOP', *RETURN)
# CHECK-NEXT: 0 accepted

attempt('NOP', *RETURN, 'POP_TOP', *RETURN, co_exceptiontable=region(0, 2, 6, 1))
# CHECK-NEXT: 1 {{.*}}function 'f' at offset 0: value stack is 0 deep, but its exception handler keeps 1

attempt('NOP', *RETURN, 'POP_TOP', *RETURN, co_exceptiontable=region(0, 2, 6, 0))
# CHECK-NEXT: 0 accepted

attempt('NOP', *RETURN, 'RERAISE 1', *RETURN, co_exceptiontable=region(0, 2, 6, 0))
# CHECK-NEXT: 1 {{.*}}function 'f' at offset 6: value stack underflow: RERAISE needs 2 values, there are 1

# A handler that raises into itself is fine.
attempt('NOP', *RETURN, 'RERAISE 0', co_exceptiontable=region(0, 8, 6, 0))
# CHECK-NEXT: 0 accepted

# An instruction that raises after it has popped what the handler wants to find.
attempt('LOAD_FAST 0', 'UNARY_NEGATIVE', 'RETURN_VALUE', 'POP_TOP', 'RETURN_VALUE', co_exceptiontable=region(2, 4, 6, 1))
# CHECK-NEXT: 1 {{.*}}function 'f' at offset 2: UNARY_NEGATIVE pops values that its exception handler keeps
