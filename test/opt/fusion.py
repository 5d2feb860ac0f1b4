# RUN: %lasti emit --dump=ownership %s | FileCheck %s
# RUN: %lasti emit -O0 --dump=ownership %s | FileCheck --check-prefix=LITERAL %s
# LITERAL-NOT: into-previous


def compare(a, b):
    if a < b:
        return 1
    if a in b:
        return 2
    if a is b:
        return 3
    return a < b
# CHECK-LABEL: function 'compare'
# CHECK: COMPARE_OP 0 (<) {{.*}} compare-and-jump
# CHECK-NEXT: POP_JUMP_FORWARD_IF_FALSE {{.*}} into-previous
# CHECK: CONTAINS_OP 0 (in) {{.*}} compare-and-jump
# CHECK-NEXT: POP_JUMP_FORWARD_IF_FALSE {{.*}} into-previous
# CHECK: IS_OP 0 (is) {{.*}} compare-and-jump
# CHECK-NEXT: POP_JUMP_FORWARD_IF_FALSE {{.*}} into-previous
# CHECK: COMPARE_OP 0 (<) [local 'a', local 'b']{{$}}


def chained(a, b, c):
    if a < b < c:
        return 1
# The first result is wanted by a jump, too.
# CHECK-LABEL: function 'chained'
# CHECK: COMPARE_OP 0 (<) [local 'b', local 'a', local 'b'] compare-and-jump
# CHECK: COMPARE_OP 0 (<) [local 'b', local 'c'] compare-and-jump


def value(a, b):
    while not (x := a < b):
        a += b
    return x
# Kept by COPY: no fusion.
# CHECK-LABEL: function 'value'
# CHECK: COMPARE_OP 0 (<) [local 'a', local 'b']{{$}}
# CHECK: BINARY_OP 13 (+=) [local 'a', local 'b'] update-local
# CHECK-NEXT: STORE_FAST 0 (a) [owned] into-previous


def update(a, b):
    a = a + b
    a = b + a
    a += a
    return a
# CHECK-LABEL: function 'update'
# CHECK: BINARY_OP 0 (+) [local 'a', local 'b'] update-local
# CHECK-NEXT: STORE_FAST 0 (a) [owned] into-previous
# CHECK: BINARY_OP 0 (+) [local 'b', local 'a']{{$}}
# CHECK: BINARY_OP 13 (+=) [local 'a', local 'a']{{$}}


def below(a, b):
    return a, (a := a + b)
# The copy for the value of the assignment comes between.
# CHECK-LABEL: function 'below'
# CHECK: BINARY_OP 0 (+) [local 'a', local 'a', local 'b']{{$}}
# CHECK: STORE_FAST 0 (a) [local 'a', owned, owned] promote 0
