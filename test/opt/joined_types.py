# Types that are less than exact: what may be NULL, and an exception or None.
# RUN: %lasti emit --dump=types %s | FileCheck %s


def method(x):
    return x.run(1)
# CHECK-LABEL: function 'method'
# CHECK: load_method 0 {{.*}}: nullable, any raises
# CHECK: call_method 1 {{.*}}: any raises


def handled(x):
    try:
        x()
    except ValueError:
        pass
    return x
# CHECK-LABEL: function 'handled'
# CHECK: push_exception {{.*}}: exception_or_none, exception
# CHECK: check_exception {{.*}}: bool raises


def unpacked(x):
    a, *b, c = x
    return b
# CHECK-LABEL: function 'unpacked'
# CHECK: unpack_extended 257 {{.*}}: any, list, any raises


def joined(x, y):
    first = (1, 2) if x else (3, y)
    second = [1] if x else {}
    return first, second
# CHECK-LABEL: function 'joined'
# CHECK: load_local 2 {{.*}}: tuple
# CHECK: load_local 3 {{.*}}: any
