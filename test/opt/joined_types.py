# Types that are less than exact: what may be NULL, and an exception or None.
# RUN: %lasti emit --dump=types %s | FileCheck %s


def method(x):
    return x.run(1)
# CHECK-LABEL: function 'method'
# CHECK: LOAD_METHOD 0 (run) [any] -> [nullable, any]
# CHECK: CALL 1 [nullable, any, int 1] -> [any]


def handled(x):
    try:
        x()
    except ValueError:
        pass
    return x
# CHECK-LABEL: function 'handled'
# CHECK: PUSH_EXC_INFO [exception] -> [exception or none, exception]
# CHECK: CHECK_EXC_MATCH {{.*}} -> [bool]


def unpacked(x):
    a, *b, c = x
    return b
# CHECK-LABEL: function 'unpacked'
# CHECK: UNPACK_EX 257 [any] -> [any, list, any]


def joined(x, y):
    first = (1, 2) if x else (3, y)
    second = [1] if x else {}
    return first, second
# CHECK-LABEL: function 'joined'
# CHECK: LOAD_FAST 2 (first) [] -> [tuple]
# CHECK: LOAD_FAST 3 (second) [tuple] -> [any]
