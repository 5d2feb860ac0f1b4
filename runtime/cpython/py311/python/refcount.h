#pragma once

// Reference counts in line.

#include "cpython/inline.h"
#include "cpython/python.h"

namespace lasti::runtime {

/// Frees an object whose reference count has become zero: _Py_Dealloc, but for ints and floats, which are
/// kept for the next ones (values/number.h), generators, and instances of classes (objects/lifetime.h).
void drop_dead(PyObject *object);

/// Py_DECREF.
LASTI_INLINE void drop_reference(PyObject *object) {
  if (--object->ob_refcnt == 0)
    drop_dead(object);
}

/// Takes one reference off. Returns whether it was the last: drop_dead follows.
LASTI_INLINE bool is_dead_without(PyObject *object) {
  return --object->ob_refcnt == 0;
}

/// Whether there is another reference, so that dropping this one runs nothing.
LASTI_INLINE bool is_shared(const PyObject *object) {
  return object->ob_refcnt > 1;
}
/// Py_DECREF of what is shared.
LASTI_INLINE void drop_shared(PyObject *object) {
  --object->ob_refcnt;
}

/// Counts another reference if `condition`, without a jump.
LASTI_INLINE void count_if(bool condition, PyObject *object) {
  object->ob_refcnt += condition;
}

} // namespace lasti::runtime
