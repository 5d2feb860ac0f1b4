#pragma once

// The truth and the length of instances of Python's classes.

#include "cpython/python.h"

namespace lasti::runtime {

/// PyObject_Length. -1 with an exception set.
Py_ssize_t length_of_instance(PyObject *object);

/// PyObject_IsTrue of an instance of a class that Python code has made: 1 or 0, -1 with an exception set.
int truth_of_instance(PyObject *object);

} // namespace lasti::runtime
