#pragma once

// Reference counts in line.

#include "cpython/inline.h"
#include "cpython/python.h"

namespace lasti::runtime {

/// Frees an object whose reference count has become zero: _Py_Dealloc, but for ints and floats, which are
/// kept for the next ones (python/number.h), and generators.
void drop_dead(PyObject *object);

/// Py_DECREF.
LASTI_INLINE void drop_reference(PyObject *object) {
  if (--object->ob_refcnt == 0)
    drop_dead(object);
}

} // namespace lasti::runtime
