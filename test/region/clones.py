# The text of a function on words, which calls itself without frames.
# RUN: %lasti emit %s | FileCheck %s
# RUN: %lasti emit --dump=regions %s | FileCheck --check-prefix=DUMP %s


def steps(n, by):
    if n < by:
        return n
    return steps(n - by, by + 1) + 1
# DUMP: function 'steps'
# DUMP-NEXT: on words (int, int) -> int:

# CHECK: // steps, lines 7 to 9: on words, without a frame
# CHECK: words::Result<int64_t> steps_1_on_words(PyThreadState *thread, int64_t depth, PyObject *function, int64_t, PyObject *, int64_t, PyObject *);
# CHECK: struct steps_1_words : words::Calls {
# What is the same for all calls inside is looked at once.
# CHECK: bool steps_1_words::enter() {
# CHECK: if (!load_global(function, name_0, "steps", [[CALLEE:o[0-9]+]])) {{.*}} return refuse(Reason::Other);
# CHECK-NEXT: if (!is_native(function, [[CALLEE]], steps_1)) {{.*}} return refuse(Reason::Callee);
# A number comes with its object, which is returned as it is.
# CHECK: words::Result<int64_t> steps_1_words::run(int64_t depth, int64_t [[N:n_[0-9]+]], PyObject *[[O:.*]], int64_t [[BY:by_[0-9]+]], PyObject *
# CHECK: if (!may_run(depth)) {{.*}} return failed(Reason::Poll, 6);
# CHECK: if (!([[N]] < [[BY]])) goto [[AGAIN:B[0-9]+]];
# CHECK: return {[[N]], [[O]]};
# CHECK: [[AGAIN]]:
# CHECK: if (!returned(run(depth - 1, {{.*}}, nullptr, {{.*}}, nullptr), {{.*}})) {{.*}} goto leave_0_call_9;
# CHECK: return {{{.*}}, nullptr};
# CHECK: leave_0_call_9:
# CHECK-NEXT: return Failure();
# CHECK: PyObject *steps_1_frameless(PyThreadState *thread, PyObject *function, PyObject *const *argument) {
# CHECK: if (!words::to_int(argument[0], {{.*}})) return nullptr;


# No function on words: what it does can be seen.
def noted(n, notes):
    notes.append(n)
    return 0 if n == 0 else noted(n - 1, notes)
# CHECK-NOT: noted_2_on_words


print(steps(100, 1), noted(3, []))
