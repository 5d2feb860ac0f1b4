# RUN: %lasti emit -O3 %s | FileCheck %s
# RUN: %lasti emit --debug %s | FileCheck --check-prefix=DEBUG %s


def f(x):
    y = x + 1
    return y
# The file, the line and its text stand where the line changes.
# CHECK: // lines.py:5  def f(x)    locals: x y    stack: 2
# CHECK: PyObject *f_1(PyThreadState *thread, _PyInterpreterFrame *frame, int throwing) {
# CHECK: LOAD_FAST 0 (x) lines.py:6  y = x + 1
# CHECK-NOT: lines.py
# CHECK: LOAD_FAST 1 (y) lines.py:7  return y

# DEBUG: #line 6 "{{.*}}lines.py"
# DEBUG-NEXT: s0 = borrow(f.local(0));
# DEBUG-NOT: #line
# DEBUG: #line 7 "{{.*}}lines.py"


class Account:
    def deposit(self, *amounts, note=None, **rest): return lambda: note
# CHECK: // lines.py:{{[0-9]+}}  Account
# CHECK: Account_2(
# CHECK: // lines.py:{{[0-9]+}}  def Account.deposit(self, *amounts, note, **rest)
# CHECK: Account_deposit_3(
# CHECK: Account_deposit_lambda_4(

# The table stands at the end: entry, qualified name, index of the code object.
# CHECK: static const lasti::runtime::NativeFunction lasti_lines_functions[] = {
# CHECK-NEXT: {lasti_lines::module_0, "<module>", 0},
# CHECK-NEXT: {lasti_lines::f_1, "f", 1, lasti_lines::f_1_frameless},
# CHECK-NEXT: {lasti_lines::Account_2, "Account", 2},
# CHECK-NEXT: {lasti_lines::Account_deposit_3, "Account.deposit", 3},
# CHECK-NEXT: {lasti_lines::Account_deposit_lambda_4, "Account.deposit.<locals>.<lambda>", 4, lasti_lines::Account_deposit_lambda_4_frameless},
# CHECK-NEXT: };
# CHECK: extern "C" const lasti::runtime::NativeModule lasti_module_{{.*}};
# CHECK: const lasti::runtime::NativeModule lasti_module_{{.*}} = {
# CHECK-NEXT: "lines",
# CHECK-NEXT: "{{[0-9a-f]+}}",
# CHECK-NEXT: lasti_lines_functions,
# CHECK-NEXT: 5,
# CHECK-NEXT: };

# RUN: %lasti emit %s | FileCheck --check-prefix=FORMS %s
# What runs once is in the plain form, in a namespace of its own behind the other.
# FORMS: namespace lasti_lines {
# FORMS: f_1(
# FORMS: namespace lasti_lines_plain {
# FORMS: module_0(
# FORMS: {lasti_lines_plain::module_0, "<module>", 0},
# FORMS-NEXT: {lasti_lines::f_1, "f", 1, lasti_lines::f_1_frameless},
