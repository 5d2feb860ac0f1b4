# Which loads need no check: a local is bound if it is on every path, also on those through a handler.
# RUN: %lasti emit --dump=lower %s | FileCheck %s


def maybe(a):
    if a:
        b = 1
    b
    return b
# The first load has found it bound for the second.
# CHECK-LABEL: function 'maybe'
# CHECK: [[PHI:v[0-9]+]] = phi local 1
# CHECK: [[B:v[0-9]+]] = load_checked_local 1 ([[PHI]]): any raises
# CHECK: load_local 1 ([[B]]): any{{$}}


def deleted(a):
    del a
    return a
# CHECK-LABEL: function 'deleted'
# CHECK: [[UNBOUND:v[0-9]+]] = unbound
# CHECK: delete_local 0{{$}}
# CHECK: load_checked_local 0 ([[UNBOUND]]): any raises


def handler(f):
    try:
        x = f()
        y = x
    except ValueError:
        return x
    return y
# CHECK-LABEL: function 'handler'
# CHECK: store_local 1 ([[X:v[0-9]+]])
# CHECK: load_local 1 ([[X]]): any{{$}}
# CHECK: store_local 2
# CHECK: check_exception
# CHECK: load_checked_local 1
# CHECK: load_local 2


def generator(a):
    a
    yield a
    a
    yield a
# A debugger may have deleted the local of a suspended frame.
# CHECK-LABEL: function 'generator'
# CHECK: [[STALE:v[0-9]+]] = stale: any
# CHECK: [[A1:v[0-9]+]] = load_checked_local 0 ([[STALE]]): any raises
# CHECK: [[A:v[0-9]+]] = load_local 0 ([[A1]]): any
# CHECK: suspend ([[A]])
# CHECK: [[A2:v[0-9]+]] = load_checked_local 0 ([[STALE]]): any raises
# CHECK: load_local 0 ([[A2]]): any
