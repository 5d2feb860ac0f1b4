#pragma once

#include "cpython/python.h"

namespace lasti::runtime {

/// Whether the interpreter is of just the release whose headers the runtime was compiled with: the fields of
/// its objects are where they were.
inline bool is_own_release() {
  return Py_Version == PY_VERSION_HEX;
}

/// Raises ImportError that says of which release the interpreter should be.
inline void refuse_release() {
  PyErr_Format(PyExc_ImportError, "lasti: this runtime is for Python %s, not for %lu.%lu.%lu", PY_VERSION,
               Py_Version >> 24, Py_Version >> 16 & 255, Py_Version >> 8 & 255);
}

} // namespace lasti::runtime
