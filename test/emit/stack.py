# RUN: %lasti emit %s | FileCheck %s
# RUN: %lasti emit -O0 %s | FileCheck --check-prefix=LITERAL %s


def chained(a, b, c):
    return a < b < c
# CHECK-LABEL: {{^}}// stack.py:{{[0-9]+}}  def chained(a, b, c)
# CHECK: SWAP 2
# CHECK: COPY 2
# LITERAL-LABEL: {{^}}// stack.py:{{[0-9]+}}  def chained(a, b, c)
# LITERAL: f.stack(0) = share(f.local(0));
# LITERAL: SWAP 2
# LITERAL: std::swap(f.stack(0), f.stack(1));
# LITERAL: COPY 2
# LITERAL: f.stack(2) = share(f.stack(0));


def unbound(x):
    if x:
        local = 1
    del x
    return local
# CHECK-LABEL: {{^}}// stack.py:{{[0-9]+}}  def unbound(x)
# CHECK: DELETE_FAST
# CHECK: store_local(f.local(0), nullptr);
# CHECK: // [[AT:[0-9]+]]  LOAD_FAST 1 (local)
# CHECK-NEXT: if (!f.local(1)) {
# CHECK-NEXT: f.at([[AT]]);
# CHECK-NEXT: unbound_local(f, 1);
# CHECK-NEXT: goto unwind_
# CHECK-NEXT: }
# CHECK-NEXT: s0 = borrow(f.local(1));


def stored(x, f):
    return x, (x := f())
# A borrowed slot gets a reference of its own before its local changes.
# CHECK-LABEL: {{^}}// stack.py:{{[0-9]+}}  def stored(x, f)
# CHECK: s0 = borrow(f.local(0));
# CHECK: STORE_FAST 0 (x)
# CHECK-NEXT: s0 = share(s0);


def leaving(a, b):
    for i in a:
        if i < b:
            b()
# The interpreter finds the value stack in the frame's memory.
# CHECK-LABEL: {{^}}// stack.py:{{[0-9]+}}  def leaving(a, b)
# CHECK: is_less(f, borrow(s1), borrow(s2))) < 0) goto unwind_
# CHECK-NEXT: if (f.leaving({{[0-9]+}})) {
# CHECK-NEXT: s1 = Owned(boolean(t));
# CHECK-NEXT: goto [[LEAVE:leave_[0-9]+]];
# CHECK-NEXT: }
# CHECK-NEXT: if (!t) goto L
# CHECK: {{^}}[[LEAVE]]:
# CHECK-NEXT: f.stack(0) = take(s0);
# CHECK-NEXT: f.stack(1) = take(s1);
# CHECK-NEXT: return f.leave(2);
# LITERAL-LABEL: {{^}}// stack.py:{{[0-9]+}}  def leaving(a, b)
# LITERAL: if (f.boundary(0)) goto leave_
