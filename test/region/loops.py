# What a loop becomes: words that go round, guards before it, exits to the begin of a statement.
# RUN: %lasti emit --dump=regions %s | FileCheck %s
# RUN: %lasti emit --dump=regions -O1 %s | FileCheck --allow-empty --check-prefix=NONE --implicit-check-not=region %s
# NONE: ; module loops


def dot(a, b, n):
    total = 0.0
    for i in range(n):
        total += a[i] * b[i]
    return total
# The local `total` goes round as a word; its object is what the frame has, then none.
# CHECK-LABEL: function 'dot'
# CHECK: [[OBJECT:o[0-9]+]] = load_local 3
# CHECK: [[FIRST:d[0-9]+]] = unbox_float ([[OBJECT]]) else exit 0
# CHECK: open c0
# CHECK: jump B1([[FIRST]], [[OBJECT]]
# CHECK: B1([[TOTAL:d[0-9]+]],
# CHECK: [[MORE:b[0-9]+]] = advance c0
# CHECK: branch [[MORE]]
# CHECK: list_item {{.*}} else exit [[EXIT:[0-9]+]]
# CHECK: [[PRODUCT:d[0-9]+]] = multiply_floats
# CHECK: [[SUM:d[0-9]+]] = add_floats ([[TOTAL]], [[PRODUCT]])
# CHECK: check_quiet
# CHECK: count_round
# CHECK: jump B1([[SUM]],
# CHECK: exit [[EXIT]] to {{[0-9]+}}: local 3 = [[TOTAL]] [[OWN:o[0-9]+]]? local 4 =


def writes(items, n):
    i = 0
    while i < n:
        items[i] = items[i - 1] * 0.5
        i += 1
# Behind what is written the boxed code goes on behind it.
# CHECK-LABEL: function 'writes'
# CHECK: list_place {{.*}} else exit [[BEFORE:[0-9]+]]
# CHECK: check_replaceable {{.*}} else exit [[BEFORE]]
# CHECK: set_float {{.*}} else exit [[BEFORE]]
# CHECK: add_ints {{.*}} else exit [[BEHIND:[0-9]+]]
# CHECK-DAG: exit [[BEFORE]] to [[FIRST:[0-9]+]]
# CHECK-DAG: exit [[BEHIND]] to


def nest(rows, n):
    total = 0
    for row in rows:
        for j in range(n):
            total += row[j]
    return total
# The inner loop is in the region: its iterator is a cursor, which an exit makes an object of.
# CHECK-LABEL: function 'nest'
# CHECK: open c0
# CHECK: check_callee {{[0-9]+}}
# CHECK: start_range c1
# CHECK: advance c1
# CHECK-NOT: region at


def half(x):
    return x * 0.5


def calls(n):
    total = 0.0
    for i in range(n):
        total += half(i)
    return total
# CHECK-LABEL: function 'calls'
# CHECK: check_depth
# CHECK: check_code
# CHECK: [[REAL:d[0-9]+]] = float_of_int
# CHECK: multiply_floats ([[REAL]],


def prints(n):
    for i in range(n):
        print(i * 2)


def partly(n):
    total = 0
    for i in range(n):
        if i == 1000:
            print(total)
        total += i
    return total
# Each round of the first does what only the boxed code does; of the second hardly any.
# CHECK-NOT: function 'prints'
# CHECK-LABEL: function 'partly'
# CHECK: leave exit


def swaps(items, i, j):
    while items[i] < items[j]:
        items[i], items[j] = items[j], items[i]
        i += 1
# What waits on the stack while something is written over has a reference.
# CHECK-LABEL: function 'swaps'
# CHECK: hold ([[HELD:o[0-9]+]])
# CHECK: set_object
# CHECK: set_object {{.*}}[[HELD]])


print(dot([0.5], [1.5], 1), nest([[1]], 1), calls(3), prints(2), partly(3), writes([1.0], 1), swaps([1, 2], 0, 1))
