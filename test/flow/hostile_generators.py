# A frame turns into a generator once, yields only then, and waits for a subiterator only in a loop that
# genobject.c can find its way out of.
# RUN: %python %s %lasti %t.pyc | FileCheck %s
import inspect
import subprocess
import sys

sys.path.insert(0, sys.path[0] + '/Inputs')
from craft import craft, region, write


def attempt(*instructions, flags=inspect.CO_GENERATOR, **replacements):
    write(craft(*instructions, co_flags=3 | flags, **replacements), sys.argv[2])
    result = subprocess.run([sys.argv[1], 'emit', '--dump=types', sys.argv[2]], capture_output=True, text=True)
    message = result.stderr.strip().replace(sys.argv[2], 'f.pyc')
    print(result.returncode, message if result.returncode else 'accepted')


RETURN = ('LOAD_CONST 0', 'RETURN_VALUE')
START = ('RETURN_GENERATOR', 'POP_TOP', 'RESUME 0')

attempt(*START, 'LOAD_CONST 0', 'YIELD_VALUE', 'RESUME 1', 'RETURN_VALUE')
# CHECK: 0 accepted
attempt('LOAD_CONST 0', 'YIELD_VALUE', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}function 'f' at offset 2: YIELD_VALUE before RETURN_GENERATOR
attempt(*START, *RETURN, flags=0)
# CHECK-NEXT: 1 {{.*}}offset 0: RETURN_GENERATOR in a function whose flags say that it is no generator
attempt('RETURN_GENERATOR', 'POP_TOP', 'RETURN_GENERATOR', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 4: RETURN_GENERATOR in a generator
attempt('LOAD_CONST 0', 'RETURN_GENERATOR', 'POP_TOP', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 2: RETURN_GENERATOR with values on the stack
attempt('LOAD_FAST 0', 'POP_JUMP_FORWARD_IF_TRUE 2', 'RETURN_GENERATOR', 'POP_TOP', *RETURN)
# CHECK-NEXT: 1 {{.*}}offset 8: RETURN_GENERATOR has run on one path and not on another
attempt('RETURN_GENERATOR', 'POP_TOP', *RETURN, 'POP_TOP', *RETURN, co_exceptiontable=region(0, 2, 8, 0))
# CHECK-NEXT: 1 {{.*}}offset 0: RETURN_GENERATOR has an exception handler

SEND = ('LOAD_FAST 0', 'GET_YIELD_FROM_ITER', 'LOAD_CONST 0')
attempt(*START, *SEND, 'SEND 3', 'YIELD_VALUE', 'RESUME 2', 'JUMP_BACKWARD_NO_INTERRUPT 4', 'RETURN_VALUE')
# CHECK-NEXT: 0 accepted
attempt(*START, 'LOAD_CONST 0', 'YIELD_VALUE', 'RESUME 2', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 8: RESUME says that YIELD_VALUE stands in a SEND loop, but there is none
attempt(*START, *SEND, 'JUMP_FORWARD 1', 'SEND 3', 'YIELD_VALUE', 'RESUME 3', 'JUMP_BACKWARD_NO_INTERRUPT 4',
        'RETURN_VALUE', co_stacksize=3)
# CHECK-NEXT: 1 {{.*}}RESUME says that YIELD_VALUE stands in a SEND loop, but there is none
attempt(*START, *SEND, 'NOP', 'SEND 3', 'YIELD_VALUE', 'RESUME 2', 'JUMP_BACKWARD_NO_INTERRUPT 4', 'RETURN_VALUE',
        'RERAISE 0', co_exceptiontable=region(12, 16, 24, 0))
# CHECK-NEXT: 1 {{.*}}SEND loop across the border of an exception handler
