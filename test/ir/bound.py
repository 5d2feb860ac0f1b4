# Which loads need no check: `bound` means on every path, also of those through a handler.
# RUN: %lasti emit --dump=ir %s | FileCheck %s


def maybe(a):
    if a:
        b = 1
    b
    return b
# The first load has found it bound for the second.
# CHECK-LABEL: function 'maybe'
# CHECK: LOAD_FAST 1 (b) -> [[B:v[0-9]+]]{{$}}
# CHECK-NEXT: POP_TOP
# CHECK-NEXT: LOAD_FAST 1 (b) -> [[B]] bound
# CHECK: [[B]] = bound 'b' ([[PHI:v[0-9]+]]): int
# CHECK-NOT: [[B]] =


def deleted(a):
    del a
    return a
# CHECK-LABEL: function 'deleted'
# CHECK: DELETE_FAST 0 (a) bound
# CHECK-NEXT: LOAD_FAST 0 (a) -> {{v[0-9]+$}}


def handler(f):
    try:
        x = f()
        y = x
    except ValueError:
        return x
    return y
# CHECK-LABEL: function 'handler'
# CHECK: STORE_FAST 1 (x)
# CHECK-NEXT: LOAD_FAST 1 (x) -> {{v[0-9]+}} bound
# CHECK-NEXT: STORE_FAST 2 (y)
# CHECK: CHECK_EXC_MATCH
# CHECK: LOAD_FAST 1 (x) -> {{v[0-9]+$}}
# CHECK: LOAD_FAST 2 (y) -> {{v[0-9]+}} bound


def generator(a):
    a
    yield a
    a
    yield a
# A debugger may have deleted the local of a suspended frame.
# CHECK-LABEL: function 'generator'
# CHECK: LOAD_FAST 0 (a) -> [[A1:v[0-9]+$]]
# CHECK: LOAD_FAST 0 (a) -> [[A1]] bound
# CHECK-NEXT: YIELD_VALUE
# CHECK: LOAD_FAST 0 (a) -> [[A2:v[0-9]+$]]
# CHECK: LOAD_FAST 0 (a) -> [[A2]] bound
# CHECK-NEXT: YIELD_VALUE
# CHECK: [[STALE:v[0-9]+]] = stale: any
# CHECK: [[A1]] = bound 'a' ([[STALE]]): any
# CHECK: [[A2]] = bound 'a' ([[STALE]]): any
