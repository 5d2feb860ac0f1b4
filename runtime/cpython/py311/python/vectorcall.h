#pragma once

// Calls through libpython.

#include "cpython/inline.h"
#include "cpython/python.h"

#include <internal/pycore_call.h>

namespace lasti::runtime {

/// PyObject_Vectorcall without keyword names, for a thread that is known; the word before the arguments may
/// be written to. Borrows all.
LASTI_INLINE PyObject *vectorcall(PyThreadState *thread, PyObject *callable, PyObject *const *arguments,
                                  size_t count) {
  return _PyObject_VectorcallTstate(thread, callable, arguments, count | PY_VECTORCALL_ARGUMENTS_OFFSET,
                                    nullptr);
}

} // namespace lasti::runtime
