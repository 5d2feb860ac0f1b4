#pragma once

// Making ASCII text of parts: str of an int, f-strings, and `%`. What is not plain goes through libpython,
// which also words the errors.

#include "cpython/python.h"

#include <cstddef>

namespace lasti::runtime {

/// str(integer) of an exact int: a new reference, null with an exception set.
PyObject *int_text(PyObject *integer);

/// format % values, format an exact str: a new reference. Null without an exception set where there is more
/// in the format than %d, %i and %s of exact ints and str, or where libpython gives an object that exists.
PyObject *format_text(PyObject *format, PyObject *values);

/// The str parts of an f-string as one: a new reference, null with an exception set.
PyObject *join_text(PyObject *const *parts, size_t count);

/// left + right of two str of ASCII, neither of them empty: a new reference. Null, with an exception set
/// where there is no memory, else without: they are not such.
PyObject *concatenate_ascii(PyObject *left, PyObject *right);

} // namespace lasti::runtime
