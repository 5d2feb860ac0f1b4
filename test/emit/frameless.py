# RUN: %lasti emit -O3 %s | FileCheck %s
# RUN: %lasti emit -O1 %s | FileCheck %s
# RUN: %lasti emit -O1 --leave-checks %s | FileCheck --check-prefix=GUARD %s
# RUN: %lasti emit -O0 %s | FileCheck --check-prefix=LITERAL %s
# The text without a frame, which short functions have besides their own; and those that have none.
# LITERAL-NOT: _frameless(


# CHECK:      PyObject *Node_init_[[INIT:[0-9]+]]_frameless(PyThreadState *thread, PyObject *function, PyObject *const *argument) {
# CHECK-NEXT:   if (!frameless::may_begin(thread)) return nullptr;
# CHECK-NEXT:   PyObject *const *const constant = frameless::constants(function);
# CHECK:        if (!frameless::store_attribute(function, 0, [[LEFT:cache_[0-9]+]], argument[1], argument[0], true)) return nullptr;
# CHECK-NEXT:   if (!frameless::store_new(thread, function, 1, {{cache_[0-9]+}}, frameless::new_list, argument[0])) return nullptr;
# CHECK-NEXT:   if (!frameless::store_new(thread, function, 2, {{cache_[0-9]+}}, frameless::new_dict, argument[0])) return nullptr;
# CHECK-NEXT:   return frameless::result(constant[0]);
# CHECK-NEXT: }
class Node:
    def __init__(self, left):
        self.left = left
        self.items = []
        self.table = {}

    # GUARD:      PyObject *Node_get_{{[0-9]+}}_frameless(
    # GUARD:        if (!frameless::guard()) return nullptr;
    # GUARD-NEXT:   if (!([[VALUE:v[0-9]+]] = frameless::load_attribute(function, 0, {{cache_[0-9]+}}, argument[0]))) return nullptr;
    # GUARD-NEXT:   return frameless::result([[VALUE]]);
    def get(self):
        return self.left

    # CHECK:      PyObject *Node_pick_{{[0-9]+}}_frameless(
    # CHECK:        if (([[TRUTH:v[0-9]+]] = frameless::truth(argument[1])) < 0) return nullptr;
    # CHECK-NEXT:   if (![[TRUTH]]) {
    # CHECK-NEXT:     goto [[ELSE:B[0-9]+]];
    # CHECK-NEXT:   }
    # CHECK:        return frameless::result(
    # CHECK-NEXT: [[ELSE]]:
    def pick(self, flag):
        if flag:
            return self.left
        return self.items

    # CHECK:      PyObject *Node_less_{{[0-9]+}}_frameless(
    # CHECK:        if ((t = frameless::compare<0>({{v[0-9]+}}, {{v[0-9]+}})) < 0) return nullptr;
    def less(self, other):
        return self.left < other.left

    # One store behind all that looks: begun anew, the function finds what it has found.
    # CHECK: PyObject *Node_swap_{{[0-9]+}}_frameless(
    def swap(self, value):
        old = self.left
        self.left = value
        return old

    # It would find its own store.
    # CHECK-NOT: PyObject *Node_twice_{{[0-9]+}}_frameless(
    def twice(self):
        self.left = self.items
        self.items = self.left

    # CHECK-NOT: PyObject *Node_loops_{{[0-9]+}}_frameless(
    def loops(self):
        while self.left:
            pass

    # What is called last may have no frame either; what has been found is shared with it.
    # CHECK:      PyObject *Node_calls_{{[0-9]+}}_frameless(
    # CHECK:        if (!([[METHOD:v[0-9]+]] = frameless::load_method(function, 0, {{cache_[0-9]+}}, argument[0]))) return nullptr;
    # CHECK-NEXT:   if (!([[ITEMS:v[0-9]+]] = frameless::load_attribute(function, 1, {{cache_[0-9]+}}, argument[0]))) return nullptr;
    # CHECK-NEXT:   {
    # CHECK-NEXT:     PyObject *arguments[] = {nullptr, argument[0], frameless::share([[ITEMS]])};
    # CHECK-NEXT:     return frameless::call(thread, [[METHOD]], {{cache_[0-9]+}}, arguments + 1, 2, 2);
    # CHECK-NEXT:   }
    def calls(self):
        return self.left(self.items)

    # CHECK-NOT: PyObject *Node_calls_first_{{[0-9]+}}_frameless(
    def calls_first(self):
        return self.left() + 1

    # CHECK-NOT: PyObject *Node_calls_in_vain_{{[0-9]+}}_frameless(
    def calls_in_vain(self):
        self.left()

    # CHECK:      PyObject *Node_looks_{{[0-9]+}}_frameless(
    # CHECK:        if (!([[TABLE:v[0-9]+]] = frameless::load_attribute(function, 0, {{cache_[0-9]+}}, argument[0]))) return nullptr;
    # CHECK-NEXT:   if (!([[GLOBAL:v[0-9]+]] = frameless::load_global(function, 1, {{cache_[0-9]+}}))) return nullptr;
    # CHECK-NEXT:   if (!([[ITEM:v[0-9]+]] = frameless::get_item([[TABLE]], [[GLOBAL]]))) return nullptr;
    # CHECK-NEXT:   if (!([[LEN:v[0-9]+]] = frameless::load_global(function, 2, {{cache_[0-9]+}}))) return nullptr;
    # CHECK-NEXT:   if (!frameless::length(thread, [[LEN]], argument[0], [[LENGTH:n[0-9]+]])) return nullptr;
    # CHECK-NEXT:   {
    # CHECK-NEXT:     PyObject *items[] = {frameless::share([[ITEM]]), frameless::result(thread, [[LENGTH]])};
    # CHECK-NEXT:     return frameless::tuple_of(thread, items, 2);
    def looks(self):
        return self.table[KEY], len(self)

    # CHECK-NOT: PyObject *Node_catches_{{[0-9]+}}_frameless(
    def catches(self):
        try:
            return self.left
        except AttributeError:
            return None

    # CHECK-NOT: PyObject *Node_collects_{{[0-9]+}}_frameless(
    def collects(self, *rest):
        return self.left

    # A new list is nobody else's.
    # CHECK-NOT: PyObject *Node_returns_{{[0-9]+}}_frameless(
    def returns(self):
        return []

    # CHECK-NOT: PyObject *Node_yields_{{[0-9]+}}_frameless(
    def yields(self):
        yield self.left


# CHECK: PyObject *adder_lambda_{{[0-9]+}}_frameless(
# CHECK: frameless::load_cell(function, 0)
def adder(n):
    return lambda x: x + n


# CHECK: Node_init_[[INIT]], "Node.__init__", [[INIT]], {{[a-z_0-9]+}}::Node_init_[[INIT]]_frameless},
# CHECK: "Node.loops", {{[0-9]+}}},
