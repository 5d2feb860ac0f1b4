# Which value a local holds is known: a phi stands only where several meet.
# RUN: %lasti emit --dump=types %s | FileCheck %s


def straight(a, b):
    c = a
    return c + b
# CHECK-LABEL: function 'straight'
# CHECK: [[A:v[0-9]+]] = argument 0: any ; a
# CHECK: [[B:v[0-9]+]] = argument 1: any ; b
# CHECK: [[LOAD:v[0-9]+]] = load_local 0 ([[A]]): any
# CHECK-NEXT: boundary {{.*}} STORE_FAST 2 (c)
# CHECK-NEXT: store_local 2 ([[LOAD]])
# CHECK: [[C:v[0-9]+]] = load_local 2 ([[LOAD]]): any
# CHECK: [[D:v[0-9]+]] = load_local 1 ([[B]]): any
# CHECK: [[SUM:v[0-9]+]] = add ([[C]], [[D]]): any raises
# CHECK: finish ([[SUM]])


def join(a):
    if a:
        b = 1
    else:
        b = 2.5
    return b
# CHECK-LABEL: function 'join'
# CHECK: [[ONE:v[0-9]+]] = constant 1: int 1
# CHECK: [[TWO:v[0-9]+]] = constant 2: float
# CHECK: [[PHI:v[0-9]+]] = phi local 1 ([[ONE]], [[TWO]]): any ; b
# CHECK: load_local 1 ([[PHI]]): any


def loop(n):
    i = 0
    while True:
        i = i + 1
        if i > n:
            return i
# The argument does not change in the loop, so it needs no phi.
# CHECK-LABEL: function 'loop'
# CHECK: [[N:v[0-9]+]] = argument 0: any ; n
# CHECK: [[ZERO:v[0-9]+]] = constant 1: int 0
# CHECK: [[I:v[0-9]+]] = phi local 1 ([[ZERO]], [[NEXT:v[0-9]+]]): int ; i
# CHECK-NOT: phi
# CHECK: [[NEXT]] = add {{.*}}: int raises
# CHECK: load_local 0 ([[N]]): any


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
# CHECK: [[X1:v[0-9]+]] = constant 1: int 1
# CHECK: [[X2:v[0-9]+]] = constant 2: int 2
# CHECK: phi local 1 ([[X1]], [[X2]]): int ; x
# CHECK: [[E:v[0-9]+]] = exception: exception
# CHECK: push_exception ([[E]]): exception_or_none, exception
