# A loop over what is likely a range is there twice; behind both, what they have made is joined.
# RUN: %lasti emit --dump=types --passes=loops,types %s | FileCheck %s
# RUN: %lasti emit --dump=own -O1 %s | FileCheck --check-prefix=NONE --implicit-check-not=guard %s
# RUN: %lasti emit --dump=own -O0 %s | FileCheck --check-prefix=NONE --implicit-check-not=guard %s
# RUN: %lasti emit --dump=own --passes=loops,types,own --opt-limit=1 %s | FileCheck --check-prefix=ONE --implicit-check-not=guard %s
# NONE: function 'others'
# ONE: guard range_iterator


def doubled(n):
    total = 0
    for i in range(n):
        total += i * 2
    return total, i
# CHECK-LABEL: function 'doubled'
# CHECK: [[ITERATOR:v[0-9]+]] = get_iterator
# CHECK-NEXT: [[RANGE:v[0-9]+]] = guard range_iterator ([[ITERATOR]]): range_iterator
# CHECK: block 1 at [[FIRST:[0-9]+]] [[[ITERATOR]]]
# CHECK: [[TOTAL:v[0-9]+]] = phi local 1 {{.*}}: any
# CHECK: next_item ([[ITERATOR]]): truth, any
# CHECK: [[JOINED:v[0-9]+]] = phi local 1 ([[TOTAL]], [[COPY:v[0-9]+]]): any ; total
# CHECK: load_local 1 ([[JOINED]])
# CHECK: block {{[0-9]+}} at [[FIRST]] copy 1 [[[RANGE]]]
# CHECK: [[COPY]] = phi local 1 {{.*}}: int
# CHECK: next_in_range ([[RANGE]]): truth, int
# CHECK: add_in_place {{.*}}: int


def inner(n):
    for i in range(n):
        for j in range(i):
            i += j
        yield i
# CHECK-LABEL: function 'inner'
# CHECK: get_iterator
# CHECK-NOT: guard
# CHECK: get_iterator
# CHECK-NEXT: guard range_iterator
# CHECK-NOT: guard


def others(n, range):
    for i in range(n):  # no global
        n += i
    for i in reversed(n):
        n += i
    return n
# CHECK-LABEL: function 'others'
# CHECK-NOT: guard


def unused(n):
    for i in range(n):
        print(i)
# CHECK-LABEL: function 'unused'
# CHECK-NOT: guard


def suspended(n):
    for i in range(n):
        yield i + 1
# CHECK-LABEL: function 'suspended'
# CHECK-NOT: guard


def caught(n):
    for i in range(n):
        try:
            n += i
        except ValueError:
            pass
# CHECK-LABEL: function 'caught'
# CHECK-NOT: guard
