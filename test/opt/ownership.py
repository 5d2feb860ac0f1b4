# RUN: %lasti emit --dump=ownership %s | FileCheck %s
# RUN: %lasti emit -O0 --dump=ownership %s | FileCheck --check-prefix=LITERAL %s


def borrowed(a):
    return a + 1
# CHECK-LABEL: function 'borrowed'
# CHECK: BINARY_OP 0 (+) [local 'a', constant]
# CHECK-NEXT: RETURN_VALUE [owned]
# LITERAL-LABEL: function 'borrowed'
# LITERAL: BINARY_OP 0 (+) [owned, owned]


def overwritten(a):
    return a, (a := 2), (b := a)
# CHECK-LABEL: function 'overwritten'
# CHECK: STORE_FAST 0 (a) [local 'a', constant, constant] promote 0{{$}}
# CHECK-NEXT: LOAD_FAST 0 (a) [owned, constant]
# Another local, and the copy below it: nothing to promote.
# CHECK-NEXT: COPY 1 [owned, constant, local 'a']
# CHECK-NEXT: STORE_FAST 1 (b) [owned, constant, local 'a', local 'a']{{$}}


def deleted(a, f):
    return a, f(a, [a for a in a])


def joined(a, b):
    return a.x(b if b else 1)
# CHECK-LABEL: function 'joined'
# CHECK: LOAD_METHOD 0 (x) [local 'a']
# CHECK-NEXT: LOAD_FAST 1 (b) [owned?, owned]
# CHECK: PRECALL 1 [owned?, owned, owned]


def agreed(a, b):
    return a + (b or b)
# CHECK-LABEL: function 'agreed'
# CHECK: JUMP_IF_TRUE_OR_POP {{.*}} [local 'a', local 'b'] jump [local 'a', local 'b']
# CHECK: BINARY_OP 0 (+) [local 'a', local 'b']


def suspended(a):
    return a, (yield 1)
# CHECK-LABEL: function 'suspended'
# CHECK: YIELD_VALUE [local 'a', constant] promote 0{{$}}
# CHECK-NEXT: RESUME 1 [owned, owned]


def delegated(a, b):
    return a, (yield from b)
# throw() may end the subiterator and resume the frame behind the loop.
# CHECK-LABEL: function 'delegated'
# CHECK: SEND {{.*}} jump [owned, owned]
# CHECK: YIELD_VALUE [owned, owned, owned]
# CHECK: BUILD_TUPLE 2 [owned, owned]


def called(f):
    return print(f)
# CHECK-LABEL: function 'called'
# CHECK: CALL 1 [null, owned, local 'f']
# LITERAL-LABEL: function 'called'
# LITERAL: CALL 1 [null, owned, owned]


def kept(a):
    with a:
        return 1
# What a handler keeps and what it is given are owned.
# CHECK-LABEL: function 'kept'
# CHECK: BEFORE_WITH [local 'a']
# CHECK-NEXT: block
# CHECK-NEXT: POP_TOP [owned, owned]
# CHECK: PUSH_EXC_INFO [owned, owned, owned]
