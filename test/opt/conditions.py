# A comparison whose truth only a jump wants makes no bool.
# RUN: %lasti emit --dump=conditions %s | FileCheck %s
# RUN: %lasti emit -O0 --dump=conditions %s | FileCheck --check-prefix=LITERAL %s
# LITERAL-NOT: joined


def compare(a, b):
    if a < b:
        return 1
    if a in b:
        return 2
    if a is b:
        return 3
    return a < b
# CHECK-LABEL: function 'compare'
# CHECK: boundary {{.*}} COMPARE_OP 0 (<)
# CHECK-NEXT: boundary [[#]] [] joined ; {{.*}} POP_JUMP_FORWARD_IF_FALSE
# CHECK-NEXT: [[LESS:v[0-9]+]] = is_less {{.*}}: truth raises
# CHECK-NEXT: branch ([[LESS]])
# CHECK: boundary {{.*}} joined
# CHECK-NEXT: is_in {{.*}}: truth raises
# CHECK: boundary {{.*}} joined
# CHECK-NEXT: is_same {{.*}}: truth raises
# CHECK: compare_less {{.*}}: any raises
# CHECK-NOT: joined


def chained(a, b, c):
    if a < b < c:
        return 1
# The operand that the second one wants stays below.
# CHECK-LABEL: function 'chained'
# CHECK: boundary [[#]] [{{v[0-9]+}}] joined
# CHECK-NEXT: is_less
# CHECK: boundary [[#]] [] joined
# CHECK-NEXT: is_less


def value(a, b):
    while not (x := a < b):
        a += b
    return x
# Kept by COPY.
# CHECK-LABEL: function 'value'
# CHECK: compare_less
# CHECK-NOT: joined
# CHECK-NOT: is_less
