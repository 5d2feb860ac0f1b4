# What a call takes, what a handler keeps and what it is given.
# RUN: %lasti emit --dump=own %s | FileCheck %s
# RUN: %lasti emit -O0 --dump=own %s | FileCheck --check-prefix=LITERAL %s


def called(f):
    return print(f)
# CHECK-LABEL: function 'called'
# CHECK: call_function 1 ({{v[0-9]+}} null s0, {{v[0-9]+}} owned s1, {{v[0-9]+}} borrowed s2)
# LITERAL-LABEL: function 'called'
# LITERAL: call_function 1 ({{v[0-9]+}} null s0, {{v[0-9]+}} owned s1, {{v[0-9]+}} owned s2)


def kept(a):
    with a:
        return 1
# CHECK-LABEL: function 'kept'
# CHECK: before_with ({{v[0-9]+}} borrowed s0)
# CHECK: boundary {{.*}} stack [owned, owned] ; {{.*}} POP_TOP
# CHECK: boundary {{.*}} stack [owned, owned, owned] ; {{.*}} PUSH_EXC_INFO
