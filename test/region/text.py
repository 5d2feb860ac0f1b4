# The text of a region, and where the boxed code enters it and goes on.
# RUN: %lasti emit %s | FileCheck %s
# RUN: %lasti emit --leave-checks %s | FileCheck --check-prefix=FAILING %s


def halve(x, limit):
    rounds = 0
    while x > limit:
        x = x * 0.5 - 1.0
        rounds += 1
    return rounds
# CHECK: // halve, lines 8 to 10: on words
# CHECK-NEXT: static int halve_1_region_[[AT:[0-9]+]](PyThreadState *thread, _PyInterpreterFrame *frame, words::Gate &gate) {
# CHECK: if (!may_put_off(local, {0, 2}, false)) {{.*}} return gate.refuse(Reason::Drop);
# CHECK: // text.py:9  x = x * 0.5 - 1.0
# CHECK-NEXT: x_{{[0-9]+}} = (x_{{[0-9]+}} * 0.5) - 1.0;
# CHECK-NEXT: // text.py:10  rounds += 1
# CHECK-NEXT: if (!add(rounds_{{[0-9]+}}, int64_t{1}, rounds_{{[0-9]+}})) {{.*}} goto leave_{{[0-9]+}}_overflow_10;
# CHECK: put_all(local, {0, 2}, made)
# CHECK: PyObject *halve_1(
# CHECK: static constinit words::Gate gate_[[AT]]("halve", 9,
# CHECK-NEXT: if (gate_[[AT]].is_open())
# CHECK-NEXT: switch (halve_1_region_[[AT]](thread, frame, gate_[[AT]])) {
# CHECK: case -1: // no memory

# FAILING: if (!(Frame::guard(true) && add(


print(halve(100.0, 1.0))


# A generator expression gives what it yields to who takes it on words, if there is such.
def dot(us):
    return sum(u * 0.5 for u in us)
# CHECK: if (!(s0 = call_sum(f,
# CHECK: static int dot_genexpr_3_region_[[YIELD:[0-9]+]]({{.*}}, words::Gate &gate, PyObject *{{.*}}, words::Sink &sink) {
# CHECK: if (!sink.take({{.*}} * 0.5))
# CHECK: if (words::Sink *const sink = words::sink_of(frame); sink && gate_[[YIELD]].is_open())
# CHECK-NEXT: switch (dot_genexpr_3_region_[[YIELD]](thread, frame, gate_[[YIELD]], s0.object, *sink)) {


print(dot([1.0]))
