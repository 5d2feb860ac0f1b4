# RUN: %lasti emit --dump=graph %s | FileCheck %s


def loop(items):
    for item in items:
        if item:
            return item
    return None
# CHECK-LABEL: function 'loop': {{[0-9]+}} instructions
# CHECK-NEXT: block 0: entry next 1
# CHECK-NEXT: 0 [0] RESUME 0
# CHECK: [1] GET_ITER
# CHECK-NEXT: block 1: next 2 jump [[DONE:[0-9]+]] from 0 [[BODY:[0-9]+]]
# CHECK-NEXT: [1] FOR_ITER
# CHECK: block 2: next 3 jump [[#]] from 1
# CHECK-NEXT: [2] STORE_FAST 1 (item)
# The iterator goes with the jump.
# CHECK: block [[DONE]]: from 1
# CHECK-NEXT: [0] LOAD_CONST 0 (None)


def handler(x):
    try:
        x()
    except ValueError:
        pass
# CHECK-LABEL: function 'handler'
# CHECK: block 1: next 2 handler [[H:[0-9]+]] from 0
# CHECK: block [[H]]: next [[#]] jump [[#]] handler [[C:[0-9]+]] raised in 1
# CHECK-NEXT: [1] PUSH_EXC_INFO
# CHECK: block [[C]]: raised in [[H]]{{( [0-9]+)*$}}
# CHECK-NEXT: [3] COPY 3


def raises():
    raise ValueError
    return 1
# CHECK-LABEL: function 'raises'
# CHECK: [1] RAISE_VARARGS 1
