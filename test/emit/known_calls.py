# RUN: %lasti emit %s | FileCheck %s
# RUN: %lasti emit -O0 %s | FileCheck --check-prefix=LITERAL %s


def length(items):
    items.append(len(items))
    return isinstance(items, list)
# CHECK-LABEL: {{^}}// known_calls.py:{{[0-9]+}}  def length(items)
# CHECK: call_len(f, cache_{{[0-9]+}}, take(s{{[0-9]}}), arguments(borrow(s{{[0-9]}})))
# CHECK: call_append(f, cache_{{[0-9]+}}, take(s0), take(s1), arguments(take(s2)))
# CHECK: call_isinstance(f, cache_{{[0-9]+}}, take(s1), arguments(borrow(s2), take(s3)))
# LITERAL-LABEL: {{^}}// known_calls.py:{{[0-9]+}}  def length(items)
# LITERAL-NOT: call_len


def others(items, isinstance):
    items.append(1, 2)
    return len(), isinstance(1, 2)
# CHECK-LABEL: {{^}}// known_calls.py:{{[0-9]+}}  def others(items, isinstance)
# CHECK: call_method(
# CHECK: call_function(
# CHECK: call_function(


class Derived(list):
    def load(self, item):
        super().append(item)
        return super().clear
# What is looked up is just what the next instruction finds.
# CHECK-LABEL: {{^}}// known_calls.py:{{[0-9]+}}  def Derived.load(self, item)
# CHECK: // [[CALL:[0-9]+]]  CALL 0
# CHECK-NEXT: f.at([[CALL]]);
# CHECK-NEXT: static SuperCache super_[[CALL]];
# CHECK-NEXT: if (load_super_method(f, f.name({{[0-9]}}), super_[[CALL]], 2, s1, s0, s1)) goto L[[NEXT:[0-9]+]];
# CHECK-NEXT: static CallCache cache_[[CALL]];
# CHECK-NEXT: if (!(s0 = call_function(
# CHECK: // [[LOAD:[0-9]+]]  LOAD_METHOD
# CHECK: L[[NEXT]]:
# CHECK-NEXT: // [[NEXT]]  LOAD_FAST
# CHECK: load_super_attribute(f, f.name({{[0-9]}}), super_{{[0-9]+}}, 2, s1, s0)) goto L
# LITERAL-LABEL: {{^}}// known_calls.py:{{[0-9]+}}  def Derived.load(self, item)
# LITERAL-NOT: load_super

    def in_cell(self):
        return super().clear(), lambda: self
# CHECK-LABEL: {{^}}// known_calls.py:{{[0-9]+}}  def Derived.in_cell(self)
# CHECK-NOT: load_super
# CHECK: call_function(
# CHECK-LABEL: {{^}}// known_calls.py:{{[0-9]+}}  def Derived.in_cell.<locals>.<lambda>()
