# RUN: %lasti emit %s | FileCheck %s


def arithmetic(a, b):
    return -(a + b) * a
# Plain operations are printed from the table: operands as their slots hold them.
# CHECK-LABEL: {{^}}// operations.py:{{[0-9]+}}  def arithmetic(a, b)
# CHECK: s0 = borrow(f.local(0));
# CHECK: s1 = borrow(f.local(1));
# CHECK: // [[AT:[0-9]+]]  BINARY_OP 0 (+)
# CHECK-NEXT: f.at([[AT]]);
# CHECK-NEXT: if (!(s0 = add(f, borrow(s0), borrow(s1)))) goto unwind_
# An operation that may run Python code may turn tracing on: the interpreter goes on at the next instruction.
# CHECK-NEXT: if (f.leaving([[NEGATIVE:[0-9]+]])) goto leave_
# CHECK-NEXT: // [[NEGATIVE]]  UNARY_NEGATIVE
# CHECK: if (!(s0 = negative(f, take(s0)))) goto unwind_
# CHECK: BINARY_OP 5 (*)
# CHECK: if (f.leaving([[RETURN:[0-9]+]])) goto leave_
# CHECK-NEXT: // [[RETURN]]  RETURN_VALUE


def numbers():
    x = 1
    return -x * 2
# Arithmetic on numbers runs none.
# CHECK-LABEL: {{^}}// operations.py:{{[0-9]+}}  def numbers()
# CHECK: UNARY_NEGATIVE
# CHECK-NOT: f.leaving
# CHECK: return f.finish(


def update(n):
    total = 0
    for i in n:
        total += i
    return total
# CHECK-LABEL: {{^}}// operations.py:{{[0-9]+}}  def update(n)
# CHECK: BINARY_OP 13 (+=)
# CHECK-NEXT: // {{[0-9]+}}  STORE_FAST
# CHECK: add{{[a-z_]*}}(f, f.local(1),
# The interpreter goes on at STORE_FAST, which stores the local once more.
# CHECK-NEXT: if (f.leaving({{[0-9]+}})) {
# CHECK-NEXT: s1 = share(f.local(1));
# CHECK-NEXT: goto leave_
# CHECK-NEXT: }


def unpack(x):
    a, b = x
    c, *d = x
    return a, b, c, d
# CHECK-LABEL: {{^}}// operations.py:{{[0-9]+}}  def unpack(x)
# CHECK: UNPACK_SEQUENCE 2
# CHECK: (f, borrow(s0), slots(s0, s1))) goto unwind_
# CHECK: BUILD_TUPLE 4
# CHECK: items(borrow(s0), borrow(s1), borrow(s2), borrow(s3))


def attributes(x):
    x.written = x.read
# CHECK-LABEL: {{^}}// operations.py:{{[0-9]+}}  def attributes(x)
# CHECK: // [[AT:[0-9]+]]  LOAD_ATTR
# CHECK: static {{[A-Za-z]+}}Cache cache_[[AT]];
# CHECK-NEXT: if (!(s0 = load_attribute(f, f.name([[#]]), cache_[[AT]], borrow(s0)))) goto unwind_


def comprehension(x):
    return [y for y in x]
# The list stays on the stack: it is only looked at.
# CHECK-LABEL: {{^}}// operations.py:{{[0-9]+}}  def comprehension.{{.*}}listcomp
# CHECK: LIST_APPEND 2
# CHECK: (borrow(s0), {{[a-z]+}}(s2))
