# RUN: %lasti emit %s | FileCheck %s
# RUN: %lasti emit -O0 %s | FileCheck --check-prefix=LITERAL %s


def function(f, x):
    return f(x, 1)
# CHECK-LABEL: {{^}}// calls.py:{{[0-9]+}}  def function(f, x)
# CHECK: // {{[0-9]+}}  PUSH_NULL
# CHECK: // [[AT:[0-9]+]]  CALL 2
# CHECK-NEXT: f.at([[AT]]);
# CHECK-NEXT: static CallCache cache_[[AT]];
# CHECK-NEXT: if (!(s0 = call_function(f, cache_[[AT]], borrow(s1), arguments(borrow(s2), borrow(s3))))) goto unwind_{{[0-9]+}};
# CHECK-NEXT: if (f.leaving({{[0-9]+}})) goto leave_{{[0-9]+}};
# LITERAL-LABEL: {{^}}// calls.py:{{[0-9]+}}  def function(f, x)
# LITERAL: call_function(f, cache_{{[0-9]+}}, take(f.stack(1)), arguments(take(f.stack(2)), take(f.stack(3))))
# The NULL below a callable gets into memory only for the interpreter.
# LITERAL: {{^}}leave_{{[0-9]+}}:
# LITERAL: {{^ *}}f.stack(0) = nullptr;


def method(x):
    return x.method(x)
# CHECK-LABEL: {{^}}// calls.py:{{[0-9]+}}  def method(x)
# CHECK: // [[AT:[0-9]+]]  CALL 1
# CHECK: call_method(f, cache_[[AT]], take(s0), take(s1), arguments(borrow(s2)))


def keywords(f):
    return f(1, name=2)
# CHECK-LABEL: {{^}}// calls.py:{{[0-9]+}}  def keywords(f)
# CHECK: KW_NAMES [[NAMES:[0-9]+]] (
# CHECK: call_function(f, cache_{{[0-9]+}}, borrow(s1), arguments(borrow(s2), borrow(s3)), f.constant([[NAMES]]))


def unpacked(f, positional, named):
    return f(*positional), f(*positional, **named)
# CHECK-LABEL: {{^}}// calls.py:{{[0-9]+}}  def unpacked(f, positional, named)
# CHECK: call_function_ex(f, borrow(s1), borrow(s2), Borrowed{})
# CHECK: call_function_ex(f, {{[a-z]+}}(s2), {{[a-z]+}}(s3), take(s4))


def no_arguments(f):
    f()
# CHECK-LABEL: {{^}}// calls.py:{{[0-9]+}}  def no_arguments(f)
# CHECK: call_function(f, cache_{{[0-9]+}}, borrow(s1), arguments())
# CHECK: POP_TOP
# CHECK-NEXT: f.at(
# CHECK-NEXT: drop(take(s0));
