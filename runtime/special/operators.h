#pragma once

// Operators on instances of classes which have them as Python functions: what typeobject.c's slots and the
// general functions of abstract.c and object.c do, without them between.

#include "values/operators.h"

namespace lasti::runtime {

/// left OPERATOR right, or with the equals sign; borrowed. False: it is another case, and nothing has been
/// done. Otherwise `result` is a new reference, or null with an exception set.
bool binary_special(PyThreadState *thread, PyObject *left, PyObject *right, const BinarySlots &slots,
                    bool in_place, PyObject *&result);

/// The same of a comparison, Py_LT … Py_GE.
bool compare_special(PyThreadState *thread, PyObject *left, PyObject *right, int comparison,
                     PyObject *&result);

} // namespace lasti::runtime
