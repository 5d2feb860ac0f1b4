# Where the result goes back into the local of the left operand, the operation may change that in place.
# RUN: %lasti emit --dump=own %s | FileCheck %s
# RUN: %lasti emit -O0 --dump=own %s | FileCheck --check-prefix=LITERAL %s
# LITERAL-NOT: joined
# LITERAL-NOT: update_


def update(a, b):
    a = a + b
    a = b + a
    a += a
    return a
# CHECK-LABEL: function 'update'
# CHECK: BINARY_OP 0 (+)
# CHECK-NEXT: boundary {{.*}} joined {{.*}} STORE_FAST 0 (a)
# CHECK: [[A:v[0-9]+]] = update_add ({{v[0-9]+}}, {{v[0-9]+}} borrowed s1) local 0: any raises
# CHECK-NEXT: leave_between {{.*}} of update_add local 0 stack [owned]
# CHECK: [[RIGHT:v[0-9]+]] s1 = load_local 0 ([[A]]) as borrowed
# CHECK: add ({{v[0-9]+}} borrowed s0, [[RIGHT]] borrowed s1): any raises
# CHECK: add_in_place
# CHECK-NOT: joined


def beside(a, b):
    a, b = b, b + a
    return a
# What waits of the local gets a reference behind both boundaries.
# CHECK-LABEL: function 'beside'
# CHECK: boundary {{.*}} stack [borrowed, borrowed, borrowed] ; {{.*}} BINARY_OP 0 (+)
# CHECK-NEXT: boundary {{.*}} joined stack [borrowed, borrowed, borrowed] ; {{.*}} STORE_FAST 1 (b)
# CHECK-NEXT: share s0
# CHECK: update_add


def below(a, b):
    return a, (a := a + b)
# The copy for the value of the assignment comes between.
# CHECK-LABEL: function 'below'
# CHECK: add ({{v[0-9]+}} borrowed s1, {{v[0-9]+}} borrowed s2): any raises
# CHECK: boundary {{.*}} stack [borrowed, owned, owned] ; {{.*}} STORE_FAST 0 (a)
# CHECK-NEXT: share s0
