# Emitted code takes NULL, containers, exceptions, cells and generators for what they are: code that
# would make them something else is refused.
# RUN: %python %s %lasti %t.pyc | FileCheck %s
import subprocess
import sys

sys.path.insert(0, sys.path[0] + '/Inputs')
from craft import craft, function, region, write


def attempt(*instructions, **replacements):
    write(craft(*instructions, **replacements), sys.argv[2])
    result = subprocess.run([sys.argv[1], 'emit', '--dump=types', sys.argv[2]], capture_output=True, text=True)
    message = result.stderr.strip().replace(sys.argv[2], 'f.pyc')
    print(result.returncode, message if result.returncode else 'accepted')


RETURN = ('LOAD_CONST 0', 'RETURN_VALUE')

# NULL
attempt('PUSH_NULL', 'RETURN_VALUE')
# CHECK: 1 {{.*}}function 'f' at offset 2: RETURN_VALUE finds NULL at position 1
attempt('PUSH_NULL', 'COPY 1', 'POP_TOP', 'POP_TOP', *RETURN)
# CHECK-NEXT: 1 {{.*}}offset 2: COPY finds NULL at position 1
attempt('LOAD_FAST 0', 'LOAD_METHOD 0', 'SWAP 2', 'STORE_FAST 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}STORE_FAST finds NULL at position 1
attempt('LOAD_CONST 0', 'PUSH_NULL', 'PRECALL 0', 'CALL 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 4: PRECALL finds NULL at position 1
attempt('PUSH_NULL', 'LOAD_FAST 0', 'PRECALL 0', 'CALL 0', 'RETURN_VALUE')
# CHECK-NEXT: 0 accepted
attempt('LOAD_FAST 0', 'POP_JUMP_FORWARD_IF_TRUE 2', 'PUSH_NULL', 'JUMP_FORWARD 1', 'LOAD_CONST 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 10: RETURN_VALUE finds NULL at position 1
attempt('PUSH_NULL', 'NOP', 'LOAD_FAST 0', 'PRECALL 0', 'CALL 0', 'RETURN_VALUE', 'POP_TOP', 'RETURN_VALUE',
        co_exceptiontable=region(2, 4, 22, 1))
# CHECK-NEXT: 1 {{.*}}offset 2: NULL below the depth of an exception handler
attempt('LOAD_FAST 0', 'LOAD_FAST 0', 'LOAD_FAST 0', 'CALL_FUNCTION_EX 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 6: CALL_FUNCTION_EX needs NULL at position 3, there is an object

# The form of a call
attempt('PUSH_NULL', 'LOAD_FAST 0', 'CALL 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 4: CALL does not follow a PRECALL
attempt('PUSH_NULL', 'LOAD_FAST 0', 'LOAD_FAST 0', 'PRECALL 0', 'CALL 1', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 6: PRECALL is not followed by its CALL
attempt('PUSH_NULL', 'LOAD_FAST 0', 'KW_NAMES 2', 'NOP', 'PRECALL 0', 'CALL 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 4: KW_NAMES is not followed by PRECALL
attempt('PUSH_NULL', 'LOAD_FAST 0', 'LOAD_FAST 1', 'KW_NAMES 2', 'PRECALL 1', 'CALL 1', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 6: KW_NAMES names more arguments than the call has
attempt('LOAD_FAST 1', 'LOAD_FAST 0', 'LOAD_FAST 0', 'POP_JUMP_FORWARD_IF_TRUE 2', 'PRECALL 0', 'CALL 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 12: a jump or a handler separates CALL from its PRECALL

# Containers
attempt('LOAD_FAST 0', 'LOAD_FAST 0', 'LIST_APPEND 1', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 4: LIST_APPEND needs a list at position 2, there is an object
attempt('BUILD_SET 0', 'LOAD_FAST 0', 'LIST_EXTEND 1', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 4: LIST_EXTEND needs a list at position 2, there is a set
attempt('BUILD_LIST 0', 'LOAD_FAST 0', 'LIST_APPEND 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 4: LIST_APPEND has an oparg out of range: 0
attempt('BUILD_MAP 0', 'LOAD_FAST 0', 'LOAD_FAST 0', 'MAP_ADD 1', 'RETURN_VALUE')
# CHECK-NEXT: 0 accepted
attempt('BUILD_LIST 0', 'LOAD_FAST 0', 'LOAD_FAST 0', 'MAP_ADD 1', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 6: MAP_ADD needs a dict at position 3, there is a list
attempt('LOAD_FAST 0', 'LOAD_FAST 0', 'LOAD_FAST 0', 'MATCH_CLASS 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 6: MATCH_CLASS needs a tuple at position 1, there is an object

# Functions
attempt('LOAD_FAST 0', 'MAKE_FUNCTION 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 2: MAKE_FUNCTION needs a code object at position 1, there is an object
attempt('LOAD_CONST 1', 'LOAD_CONST 3', 'MAKE_FUNCTION 1', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 4: MAKE_FUNCTION needs a tuple at position 2, there is an object
attempt('LOAD_CONST 2', 'LOAD_CONST 3', 'MAKE_FUNCTION 8', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 4: MAKE_FUNCTION needs a tuple of cells at position 2, there is a tuple
attempt('MAKE_CELL 0', 'LOAD_CLOSURE 0', 'BUILD_TUPLE 1', 'LOAD_CONST 3', 'MAKE_FUNCTION 8', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 8: a closure of 1 cells for a code object with 0 free variables
free = function.__code__.replace(co_freevars=('v',))
attempt('LOAD_CONST 0', 'MAKE_FUNCTION 0', 'RETURN_VALUE', co_consts=(free,))
# CHECK-NEXT: 1 {{.*}}offset 2: a closure of 0 cells for a code object with 1 free variables

# Cells
attempt('LOAD_DEREF 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 0: LOAD_DEREF of local 0, which may hold no cell
attempt('LOAD_FAST 0', 'POP_JUMP_FORWARD_IF_TRUE 1', 'MAKE_CELL 0', 'LOAD_DEREF 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 6: LOAD_DEREF of local 0, which may hold no cell
attempt('MAKE_CELL 0', 'LOAD_CONST 0', 'STORE_FAST 0', 'LOAD_DEREF 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 6: LOAD_DEREF of local 0, which may hold no cell
attempt('MAKE_CELL 0', 'LOAD_DEREF 0', 'RETURN_VALUE')
# CHECK-NEXT: 0 accepted
attempt('COPY_FREE_VARS 0', *RETURN, co_freevars=('v',))
# CHECK-NEXT: 1 {{.*}}offset 0: COPY_FREE_VARS has an oparg out of range: 0

# Exceptions
attempt('LOAD_CONST 0', 'RERAISE 0')
# CHECK-NEXT: 1 {{.*}}offset 2: RERAISE needs an exception or None at position 1, there is an object
attempt('LOAD_CONST 0', 'POP_EXCEPT', *RETURN)
# CHECK-NEXT: 1 {{.*}}offset 2: POP_EXCEPT needs an exception or None at position 1, there is an object
attempt('NOP', *RETURN, 'PUSH_EXC_INFO', 'SWAP 2', 'RERAISE 1', co_exceptiontable=region(0, 2, 6, 0))
# CHECK-NEXT: 1 {{.*}}offset 10: RERAISE needs an instruction's index at position 2, there is an exception
attempt('NOP', *RETURN, 'PUSH_EXC_INFO', 'POP_TOP', 'POP_EXCEPT', *RETURN, co_exceptiontable=region(0, 2, 6, 0))
# CHECK-NEXT: 0 accepted

# Arguments
attempt('LOAD_FAST 0', 'LOAD_FAST 0', 'BINARY_OP 26', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}function 'f' at offset 4: {{.*}}26
attempt('LOAD_FAST 0', 'SWAP 0', 'RETURN_VALUE')
# CHECK-NEXT: 1 {{.*}}offset 2: SWAP has an oparg out of range: 0
attempt('LOAD_FAST 0', 'RAISE_VARARGS 3')
# CHECK-NEXT: 1 {{.*}}offset 2: {{.*}}RAISE_VARARGS
