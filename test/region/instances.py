# Instances of the program's classes in loops: not made before somebody else gets them.
# RUN: %lasti emit --dump=regions %s | FileCheck %s


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def dot(self, other):
        return self.x * other.x + self.y * other.y

    def above(self, limit):
        if self.x > limit:
            return self.x - limit
        return None


def temporary(base, n):
    total = 0.0
    for i in range(n):
        total += (base + Vector(i * 0.5, 1.0)).dot(base)
    return total
# CHECK-LABEL: function 'temporary'
# CHECK: [[TYPE:o[0-9]+]] = load_{{.*}}global
# CHECK: load_init {{.*}}([[TYPE]]) else exit 0
# CHECK: class_function {{[0-9]+}} ({{.*}}) else exit 0
# CHECK: load_operator
# CHECK: multiply_floats
# CHECK-NOT: make_object
# CHECK: exit 1 to


def kept(n):
    found = []
    for i in range(n):
        found.append(Vector(i * 0.5, 1.0))
    return found
# What can fail comes first; an exit gives back what has been made until then.
# CHECK-LABEL: function 'kept'
# CHECK: [[PLACE:i[0-9]+]] = attribute_place
# CHECK: [[X:o[0-9]+]] = box_float {{.*}} else exit
# CHECK: [[NEW:o[0-9]+]] = make_object {{.*}} else exit [[FAILED:[0-9]+]]
# CHECK: init_attribute ([[NEW]], [[PLACE]], [[X]])
# CHECK: append ({{.*}}, [[NEW]])
# CHECK: exit [[FAILED]] to {{.*}} release [[X]]


def optional(vectors):
    best = 0.0
    for v in vectors:
        found = v.above(2.0)
        if found is not None:
            best += found
    return best
# A number or None: the number's word, and whether there is none.
# CHECK-LABEL: function 'optional'
# CHECK: [[ONE:B[0-9]+]]([[NUMBER:d[0-9]+]], [[ABSENT:b[0-9]+]]):
# CHECK: box_optional_float ([[ABSENT]], [[NUMBER]])
# CHECK: branch [[ABSENT]]
# CHECK: check_present ([[ABSENT]])


print(temporary(Vector(1.0, 2.0), 4), len(kept(4)), optional(kept(4)))
