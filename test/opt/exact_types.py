# Only what follows from exact types of operands is known: names and attributes tell nothing.
# RUN: %lasti emit --dump=types %s | FileCheck %s


def arithmetic(x):
    i = 2
    while x():
        i = i * 3 - 1
    f = i / 2
    return i ** 2, f // i, i ** i, f ** f, -f, i + x
# CHECK-LABEL: function 'arithmetic'
# CHECK: BINARY_OP 5 (*) [int, int 3] -> [int]
# CHECK: BINARY_OP 10 (-) [int, int 1] -> [int]
# CHECK: BINARY_OP 11 (/) [int, int 2] -> [float]
# CHECK: BINARY_OP 8 (**) [int, int 2] -> [int]
# CHECK: BINARY_OP 2 (//) [int, float, int] -> [float]
# CHECK: BINARY_OP 8 (**) [int, float, int, int] -> [any]
# CHECK: BINARY_OP 8 (**) [int, float, any, float, float] -> [any]
# CHECK: UNARY_NEGATIVE [int, float, any, any, float] -> [float]
# CHECK: BINARY_OP 0 (+) [int, float, any, any, float, int, any] -> [any]


def constants():
    a = 2
    b = a + 3
    return b * b
# CHECK-LABEL: function 'constants'
# CHECK: BINARY_OP 0 (+) [int 2, int 3] -> [int 5]
# CHECK: BINARY_OP 5 (*) [int 5, int 5] -> [int 25]


def overflow():
    a = 0x7fffffffffffffff
    return a + 1
# CHECK-LABEL: function 'overflow'
# CHECK: BINARY_OP 0 (+) [int 9223372036854775807, int 1] -> [int]


def variadic(a, *rest, key=1, **named):
    return a, rest, key, named
# CHECK-LABEL: function 'variadic'
# CHECK: LOAD_FAST 0 (a) [] -> [any]
# CHECK: LOAD_FAST 2 (rest) [any] -> [tuple]
# CHECK: LOAD_FAST 1 (key) [any, tuple] -> [any]
# CHECK: LOAD_FAST 3 (named) [any, tuple, any] -> [dict]


def compared(a, s):
    b = 1
    t = 'x'
    return b < 2.5, t == 'y', a < 1, [] == [], a is s, a in s, not a
# CHECK-LABEL: function 'compared'
# CHECK: COMPARE_OP 0 (<) [int 1, float] -> [bool]
# CHECK: COMPARE_OP 2 (==) [bool, str, str] -> [bool]
# CHECK: COMPARE_OP 0 (<) [bool, bool, any, int 1] -> [any]
# CHECK: COMPARE_OP 2 (==) [bool, bool, any, list, list] -> [any]
# CHECK: IS_OP {{.*}} -> [bool]
# CHECK: CONTAINS_OP {{.*}} -> [bool]
# CHECK: UNARY_NOT {{.*}} -> [bool]


def containers(a, *rest):
    first, *others = a
    t = (first, a)
    s = 'abc'
    return t + rest, t[1:], s[0], {**a}, f'{a}{s}', f'{a}', others
# CHECK-LABEL: function 'containers'
# CHECK: UNPACK_EX 1 [any] -> [list, any]
# CHECK: BUILD_TUPLE 2 [any, any] -> [tuple]
# CHECK: BINARY_OP 0 (+) [tuple, tuple] -> [tuple]
# CHECK: BINARY_SUBSCR [tuple, tuple, slice] -> [tuple]
# CHECK: BINARY_SUBSCR [tuple, tuple, str, int 0] -> [str]
# CHECK: BUILD_MAP 0 {{.*}} -> [dict]
# CHECK: BUILD_STRING 2 {{.*}} -> [str]
# A str subclass may come out of __format__.
# CHECK: FORMAT_VALUE 0 {{.*}} -> [any]


def generator():
    n = 1
    yield n
    return n
# CHECK-LABEL: function 'generator'
# CHECK: LOAD_FAST 0 (n) [] -> [int 1]
# CHECK: LOAD_FAST 0 (n) [] -> [any]
