#pragma once

#include "cpython/python.h"

namespace lasti::runtime {

/// range(…) of one, two or three ints of one digit: a new reference. Null without an exception set where
/// range's own constructor has to do it.
PyObject *new_range(PyObject *const *arguments, size_t count);

/// Takes an exact range. iter(range) as a new reference, null with an exception set.
PyObject *iterate_range(PyObject *range);

} // namespace lasti::runtime
