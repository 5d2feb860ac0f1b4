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

    # CHECK-NOT: PyObject *Node_calls_{{[0-9]+}}_frameless(
    def calls(self):
        return self.left()

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


# CHECK: Node_init_[[INIT]], "Node.__init__", [[INIT]], {{[a-z_0-9]+}}::Node_init_[[INIT]]_frameless},
# CHECK: "Node.loops", {{[0-9]+}}},
