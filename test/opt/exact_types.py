# Only what follows from exact types of operands is known: names and attributes tell nothing.
# RUN: %lasti emit --dump=types %s | FileCheck %s


def arithmetic(x):
    i = 2
    while x():
        i = i * 3 - 1
    f = i / 2
    return i ** 2, f // i, i ** i, f ** f, -f, i + x
# CHECK-LABEL: function 'arithmetic'
# CHECK: multiply {{.*}}: int raises
# CHECK: subtract {{.*}}: int raises
# CHECK: true_divide {{.*}}: float raises
# CHECK: constant {{.*}}: int 2
# CHECK: power {{.*}}: int raises
# CHECK: floor_divide {{.*}}: float raises
# CHECK: power {{.*}}: any raises
# CHECK: power {{.*}}: any raises
# CHECK: negative {{.*}}: float raises
# CHECK: add {{.*}}: any raises


def constants():
    a = 2
    b = a + 3
    return b * b
# CHECK-LABEL: function 'constants'
# CHECK: add {{.*}}: int 5 raises
# CHECK: multiply {{.*}}: int 25 raises


def overflow():
    a = 0x7fffffffffffffff
    return a + 1
# CHECK-LABEL: function 'overflow'
# CHECK: constant 1: int 9223372036854775807
# CHECK: add {{.*}}: int raises


def variadic(a, *rest, key=1, **named):
    return a, rest, key, named
# CHECK-LABEL: function 'variadic'
# CHECK: load_local 0 {{.*}}: any
# CHECK: load_local 2 {{.*}}: tuple
# CHECK: load_local 1 {{.*}}: any
# CHECK: load_local 3 {{.*}}: dict


def compared(a, s):
    b = 1
    t = 'x'
    return b < 2.5, t == 'y', a < 1, [] == [], a is s, a in s, not a
# CHECK-LABEL: function 'compared'
# CHECK: compare_less {{.*}}: bool raises
# CHECK: compare_equal {{.*}}: bool raises
# CHECK: compare_less {{.*}}: any raises
# CHECK: compare_equal {{.*}}: any raises
# CHECK: same {{.*}}: bool
# CHECK: contains {{.*}}: bool raises
# CHECK: logical_not {{.*}}: bool raises


def containers(a, *rest):
    first, *others = a
    t = (first, a)
    s = 'abc'
    return t + rest, t[1:], s[0], {**a}, f'{a}{s}', f'{a}', others
# CHECK-LABEL: function 'containers'
# CHECK: unpack_extended 1 {{.*}}: list, any raises
# CHECK: build_tuple 2 {{.*}}: tuple raises
# CHECK: add {{.*}}: tuple raises
# CHECK: [[SLICE:v[0-9]+]] = build_slice {{.*}}: slice raises
# CHECK: get_item ({{v[0-9]+}}, [[SLICE]]): tuple raises
# CHECK: get_item {{.*}}: str raises
# CHECK: build_map 0: dict raises
# A str subclass may come out of __format__.
# CHECK: format_value 0 {{.*}}: any raises
# CHECK: build_string 2 {{.*}}: str raises


def generator():
    n = 1
    yield n
    return n
# CHECK-LABEL: function 'generator'
# CHECK: load_local 0 {{.*}}: int 1
# CHECK: load_checked_local 0 {{.*}}: any raises
