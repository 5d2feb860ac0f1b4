# RUN: %lasti emit %s | FileCheck %s
# RUN: %lasti emit -O0 %s | FileCheck --check-prefix=LITERAL %s


def generator(f):
    f((yield 1))
# CHECK-LABEL: {{^}}// suspension.py:{{[0-9]+}}  def generator(f)
# CHECK: switch (f.enter(throwing)) {
# CHECK-NEXT: case Frame::start: goto L0;
# CHECK-NEXT: case [[CREATED:[0-9]+]]:
# CHECK-NEXT: s0 = take(f.stack(0));
# CHECK-NEXT: if (throwing) goto unwind_
# CHECK-NEXT: goto L
# CHECK-NEXT: case [[AT:[0-9]+]]:
# CHECK-NEXT: s1 = take(f.stack(1));
# CHECK-NEXT: s2 = take(f.stack(2));
# CHECK-NEXT: if (throwing) goto [[THROWN:unwind_[0-9]+]];
# CHECK-NEXT: goto L[[NEXT:[0-9]+]];
# CHECK-NEXT: default: return f.leave_at_entry(throwing);
# CHECK: // [[CREATED]]  RETURN_GENERATOR
# CHECK-NEXT: f.at([[CREATED]]);
# CHECK-NEXT: return f.make_generator();
# CHECK: // [[AT]]  YIELD_VALUE
# CHECK: f.stack(0) = nullptr;
# CHECK-NEXT: f.stack(1) = take(s1);
# CHECK-NEXT: return f.suspend(2, borrow(s2));
# CHECK: L[[NEXT]]:
# CHECK: [[THROWN]]:
# CHECK-NEXT: drop(take(s2));
# CHECK-NEXT: drop(take(s1));

# LITERAL-LABEL: {{^}}// suspension.py:{{[0-9]+}}  def generator(f)
# LITERAL: case [[AT:[0-9]+]]:
# LITERAL-NEXT: if (throwing) goto
# LITERAL-NEXT: goto L
# LITERAL: YIELD_VALUE
# LITERAL: return f.suspend(2, take(f.stack(2)));


def delegating(g):
    return (yield from g)
# The generator is resumed behind the YIELD_VALUE of the loop, and, once throw() has ended the
# receiver, in the unit before the loop's end (genobject.c _gen_throw); and at SEND, where what is raised comes
# from a receiver that has been resumed without this one (runtime/resume/chain.cpp).
# CHECK-LABEL: {{^}}// suspension.py:{{[0-9]+}}  def delegating(g)
# CHECK: case {{[0-9]+}}:
# CHECK: case [[AT:[0-9]+]]:
# CHECK-NEXT: s0 = take(f.stack(0));
# CHECK-NEXT: s1 = take(f.stack(1));
# CHECK-NEXT: if (throwing) goto unwind_
# CHECK-NEXT: goto L[[AT]];
# CHECK: case [[YIELD:[0-9]+]]:
# CHECK: case [[LAST:[0-9]+]]:
# CHECK-NEXT: s0 = take(f.stack(0));
# CHECK-NEXT: if (throwing) goto unwind_
# CHECK-NEXT: goto L[[END:[0-9]+]];
# CHECK: // [[AT]]  SEND [[#]] (to [[END]])
# CHECK: static SendCache cache_[[AT]];
# CHECK-NEXT: if ((t = send(f, cache_[[AT]], borrow(s0), {{[a-z]+}}(s1), s1)) < 0) goto unwind_
# CHECK-NEXT: if (!t) {
# CHECK-NEXT: drop(take(s0));
# CHECK-NEXT: s0 = take(s1);
# CHECK-NEXT: if (f.leaving([[END]])) goto leave_
# CHECK-NEXT: goto L[[END]];
# CHECK: // [[YIELD]]  YIELD_VALUE
# CHECK: // [[LAST]]  JUMP_BACKWARD_NO_INTERRUPT
# CHECK-NOT: f.poll
# CHECK: L[[END]]:


def result():
    return 1
# CHECK-LABEL: {{^}}// suspension.py:{{[0-9]+}}  def result()
# CHECK: // 0  RESUME 0
# CHECK-NEXT: f.at(0);
# CHECK-NEXT: if (!f.poll()) goto unwind_
# CHECK-NEXT: if (f.leaving(2)) goto leave_
# CHECK: RETURN_VALUE
# CHECK-NEXT: f.at(
# CHECK-NEXT: return f.finish(borrow(s0));
