#pragma once

#include "cpython/inline.h"
#include "cpython/python.h"

namespace lasti::runtime {

/// Looks a name up in a namespace: a dict, or whatever a class's __prepare__ or exec() gave. Writes a new
/// reference, null if it is not there. Returns -1 with an exception set, else 0.
int look_up(PyObject *space, PyObject *name, PyObject *&value);

/// Stores a name into a namespace. Returns false with an exception set.
LASTI_INLINE bool store_in(PyObject *space, PyObject *name, PyObject *value) {
  return (PyDict_CheckExact(space) ? PyDict_SetItem(space, name, value)
                                   : PyObject_SetItem(space, name, value)) == 0;
}

} // namespace lasti::runtime
