# A guard in front of a loop, and the copy of the loop behind the rest of the function.
# RUN: %lasti emit --passes=loops,types,conditions,own %s | FileCheck %s
# RUN: %lasti emit --leave-checks --passes=loops,types,conditions,own %s | FileCheck --check-prefix=FAILING %s


def loop(n):
    for i in range(n):
        n += i
    return n
# CHECK: def loop(n)
# CHECK: s0 = get_iterator(
# CHECK: if (is_range_iterator(borrow(s0))) goto [[COPY:L[0-9]+_1]];
# CHECK: static IterateCache [[CACHE:cache_[0-9]+]];
# CHECK-NEXT: next_item(f, [[CACHE]],
# CHECK: return f.finish(
# CHECK-NEXT: [[COPY]]:
# CHECK-NEXT: // {{[0-9]+}} FOR_ITER
# CHECK-NEXT: f.at(
# CHECK-NEXT: if ((t = next_in_range(borrow(s0), s1)) < 0) goto [[UNWIND:unwind_[0-9]]];
# CHECK-NEXT: if (!t) {
# CHECK: known_int(borrow(s2))
# CHECK: goto [[COPY]];
# CHECK: {{^}}[[UNWIND]]: // out of the function

# FAILING: if (f.guard(is_range_iterator(borrow(s0)))) goto L{{[0-9]+}}_1;
