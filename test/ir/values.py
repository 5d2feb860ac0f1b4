# RUN: %lasti emit --dump=ir %s | FileCheck %s


def straight(a, b):
    c = a
    return c + b
# A store and a load define nothing.
# CHECK-LABEL: function 'straight'
# CHECK: LOAD_FAST 0 (a) -> [[A:v[0-9]+]] bound
# CHECK-NEXT: STORE_FAST 2 (c) [[A]]
# CHECK-NEXT: LOAD_FAST 2 (c) -> [[A]] bound
# CHECK-NEXT: LOAD_FAST 1 (b) -> [[B:v[0-9]+]] bound
# CHECK-NEXT: BINARY_OP 0 (+) [[A]], [[B]] -> [[SUM:v[0-9]+]]
# CHECK-NEXT: RETURN_VALUE [[SUM]]
# CHECK: [[A]] = argument 'a': any
# CHECK-NEXT: [[B]] = argument 'b': any
# CHECK-NEXT: [[SUM]] = output 0 of


def join(a):
    if a:
        b = 1
    else:
        b = 2.5
    return b
# CHECK-LABEL: function 'join'
# CHECK: LOAD_CONST 1 (1) -> [[ONE:v[0-9]+]]
# CHECK: LOAD_CONST 2 (2.5) -> [[TWO:v[0-9]+]]
# CHECK: LOAD_FAST 1 (b) -> [[PHI:v[0-9]+]] bound
# CHECK: [[PHI]] = phi of block [[#]] 'b' ([[ONE]], [[TWO]]): any


def loop(n):
    i = 0
    while True:
        i = i + 1
        if i > n:
            return i
# The argument does not change in the loop, so it needs no phi.
# CHECK-LABEL: function 'loop'
# CHECK: LOAD_CONST 1 (0) -> [[ZERO:v[0-9]+]]
# CHECK: LOAD_FAST 1 (i) -> [[I:v[0-9]+]] bound
# CHECK: BINARY_OP 0 (+) [[I]], [[ONE:v[0-9]+]] -> [[NEXT:v[0-9]+]]
# CHECK: LOAD_FAST 0 (n) -> [[N:v[0-9]+]] bound
# CHECK: [[N]] = argument 'n'
# CHECK-NOT: phi {{.*}} 'n'
# CHECK: [[I]] = phi of block [[#]] 'i' ([[ZERO]], [[NEXT]]): int
# CHECK-NOT: phi


def handler(f):
    x = 1
    try:
        f()
        x = 2
        f()
    except ValueError as error:
        return x
# A handler joins what holds before each instruction that may raise.
# CHECK-LABEL: function 'handler'
# CHECK: LOAD_CONST 1 (1) -> [[X1:v[0-9]+]]
# CHECK: LOAD_CONST 2 (2) -> [[X2:v[0-9]+]]
# CHECK: PUSH_EXC_INFO [[E:v[0-9]+]] -> {{v[0-9]+}}, [[E]]
# CHECK: [[E]] = exception in block [[#]]: exception
# CHECK: phi of block [[#]] 'x' ([[X1]], [[X2]]): int
