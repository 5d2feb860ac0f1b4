# RUN: %lasti emit %s | FileCheck %s


def handled(f):
    try:
        f()
    except ValueError as error:
        raise KeyError from error
# A handler's values: the exception alone, or below it the index of the instruction that failed.
# CHECK-LABEL: {{^}}// handlers.py:{{[0-9]+}}  def handled(f)
# CHECK: CALL 0
# CHECK: goto [[CALL:unwind_[0-9]+]];
# CHECK: // [[HANDLER:[0-9]+]]  PUSH_EXC_INFO
# CHECK: RAISE_VARARGS 2
# CHECK: raise_exception(f, take(s{{[0-9]}}), {{[a-z]+}}(s{{[0-9]}}));
# CHECK-NEXT: goto [[RAISE:unwind_[0-9]+]];
# CHECK: RERAISE 0
# CHECK: if (reraise(f, Borrowed{}, take(s1))) goto unwind_
# CHECK: RERAISE 1
# CHECK: if (reraise(f, borrow(s1), take(s2))) goto [[AGAIN:unwind_[0-9]+]];
# CHECK: [[CALL]]: // to [[HANDLER]]
# CHECK-NEXT: if (!f.traceback()) goto [[TRACED:traced_[0-9]+]];
# CHECK-NEXT: s0 = f.caught();
# CHECK-NEXT: if (f.leaving([[HANDLER]])) goto leave_
# CHECK-NEXT: goto L[[HANDLER]];
# CHECK: [[AGAIN]]: // out of the function
# CHECK-NOT: f.traceback()
# CHECK: return f.unwind();
# CHECK: [[TRACED]]:
# CHECK: return f.leave_with_error(0);


def again():
    raise
# CHECK-LABEL: {{^}}// handlers.py:{{[0-9]+}}  def again()
# CHECK: RAISE_VARARGS 0
# CHECK-NEXT: f.at(
# CHECK-NEXT: if (raise_again(f)) goto [[KEPT:unwind_[0-9]+]];
# CHECK-NEXT: goto [[NEW:unwind_[0-9]+]];


def with_lasti(a):
    with a:
        pass
# CHECK-LABEL: {{^}}// handlers.py:{{[0-9]+}}  def with_lasti(a)
# CHECK: if (!(s{{[0-9]}} = with_except_start{{.*}} goto [[UNWIND:unwind_[0-9]+]];
# CHECK: {{^}}[[UNWIND]]: // to
# CHECK: if (!f.traceback()) goto traced_
# CHECK-NEXT: s[[#DEPTH:]] = f.lasti();
# CHECK-NEXT: s[[#DEPTH+1]] = f.caught();
