#pragma once

#include "cpython/python.h"

namespace lasti::runtime {

/// PyFunction_New: a function of a code object with these globals. Where their __name__ and __builtins__ are
/// is remembered. Null with an exception set.
PyObject *new_function(PyObject *code, PyObject *globals);

} // namespace lasti::runtime
