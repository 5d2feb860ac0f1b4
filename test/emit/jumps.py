# RUN: %lasti emit %s | FileCheck %s


def truth(x):
    if x:
        return 1
    return 2
# CHECK-LABEL: {{^}}// jumps.py:{{[0-9]+}}  def truth(x)
# CHECK: POP_JUMP_FORWARD_IF_FALSE [[#]] (to [[TARGET:[0-9]+]])
# CHECK: if ((t = is_true(f, borrow(s0))) < 0) goto unwind_
# CHECK-NEXT: if (!t) {
# CHECK-NEXT: if (f.leaving([[TARGET]])) goto leave_
# CHECK-NEXT: goto L[[TARGET]];
# CHECK-NEXT: }
# CHECK-NEXT: if (f.leaving(
# CHECK: L[[TARGET]]:


def fused(a, b):
    if a < b:
        return 1
    return 2
# CHECK-LABEL: {{^}}// jumps.py:{{[0-9]+}}  def fused(a, b)
# CHECK: COMPARE_OP 0 (<)
# CHECK-NEXT: POP_JUMP_FORWARD_IF_FALSE
# CHECK: if ((t = is_less(f, {{.*}})) < 0) goto unwind_


def none(x):
    if x is None:
        return 1
    while x is not None:
        x = x()
# CHECK-LABEL: {{^}}// jumps.py:{{[0-9]+}}  def none(x)
# CHECK: POP_JUMP_FORWARD_IF_NOT_NONE [[#]] (to [[TARGET:[0-9]+]])
# CHECK-NEXT: t = is_none(borrow(s0));
# CHECK-NEXT: if (!t) goto L[[TARGET]];
# CHECK: [[AT:[0-9]+]]  POP_JUMP_BACKWARD_IF_NOT_NONE [[#]] (to [[BODY:[0-9]+]])
# CHECK-NEXT: t = is_none(borrow(s0));
# CHECK-NEXT: if (!t) {
# CHECK-NEXT: f.at([[AT]]);
# CHECK-NEXT: if (!f.poll()) goto unwind_
# CHECK-NEXT: if (f.leaving([[BODY]])) goto leave_
# CHECK-NEXT: goto L[[BODY]];


def either(a, b):
    return a or b
# CHECK-LABEL: {{^}}// jumps.py:{{[0-9]+}}  def either(a, b)
# CHECK: JUMP_IF_TRUE_OR_POP
# CHECK: if ((t = is_true(f, borrow(s0))) < 0) goto unwind_
# CHECK-NEXT: if (t) {
# CHECK: goto L
# CHECK-NEXT: }


def forever():
    while True:
        pass
# CHECK-LABEL: {{^}}// jumps.py:{{[0-9]+}}  def forever()
# CHECK: [[AT:[0-9]+]]  JUMP_BACKWARD [[#]] (to [[LOOP:[0-9]+]])
# CHECK-NEXT: f.at([[AT]]);
# CHECK-NEXT: if (!f.poll()) goto unwind_
# CHECK-NEXT: if (f.leaving([[LOOP]])) goto leave_
# CHECK-NEXT: goto L[[LOOP]];
