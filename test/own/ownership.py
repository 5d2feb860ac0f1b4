# RUN: %lasti emit --dump=own %s | FileCheck %s
# RUN: %lasti emit -O0 --dump=own %s | FileCheck --check-prefix=LITERAL %s


def borrowed(a):
    return a + 1
# CHECK-LABEL: function 'borrowed'
# CHECK: add ({{v[0-9]+}} borrowed s0, {{v[0-9]+}} borrowed s1)
# CHECK: finish ({{v[0-9]+}} owned s0)
# LITERAL-LABEL: function 'borrowed'
# LITERAL: add ({{v[0-9]+}} owned s0, {{v[0-9]+}} owned s1)


def overwritten(a):
    return a, (a := 2), (b := a)
# CHECK-LABEL: function 'overwritten'
# CHECK: boundary {{.*}} stack [borrowed, borrowed, borrowed] ; {{.*}} STORE_FAST 0 (a)
# CHECK-NEXT: share s0
# CHECK: boundary {{.*}} stack [owned, borrowed] ; {{.*}} LOAD_FAST 0 (a)
# Another local, and the copy below it: nothing to promote.
# CHECK: boundary {{.*}} stack [owned, borrowed, borrowed, borrowed] ; {{.*}} STORE_FAST 1 (b)
# CHECK-NOT: share


def joined(a, b):
    return a.x(b if b else 1)
# One way brings a local, the other a constant.
# CHECK-LABEL: function 'joined'
# CHECK: load_method 0 ({{v[0-9]+}} borrowed s0)
# CHECK: boundary {{.*}} stack [owned, owned, owned] ; {{.*}} PRECALL 1


def agreed(a, b):
    return a + (b or b)
# CHECK-LABEL: function 'agreed'
# CHECK: jump 2 [{{v[0-9]+}} borrowed, {{v[0-9]+}} borrowed]
# CHECK: add ({{v[0-9]+}} borrowed s0, {{v[0-9]+}} borrowed s1)


def suspended(a):
    return a, (yield 1)
# CHECK-LABEL: function 'suspended'
# CHECK: stack [borrowed, borrowed] ; {{.*}} YIELD_VALUE
# CHECK-NEXT: share s0
# CHECK: boundary {{.*}} stack [owned, owned] ; {{.*}} RESUME 1


def delegated(a, b):
    return a, (yield from b)
# throw() may end the subiterator and resume the frame behind the loop.
# CHECK-LABEL: function 'delegated'
# CHECK: jump [[#]] [{{v[0-9]+}} owned, {{v[0-9]+}} owned]
# CHECK: send ({{v[0-9]+}} borrowed s1, {{v[0-9]+}} owned s2)
# CHECK: boundary {{.*}} stack [owned, owned, owned] ; {{.*}} YIELD_VALUE
# CHECK: build_tuple 2 ({{v[0-9]+}} owned s0, {{v[0-9]+}} owned s1)
