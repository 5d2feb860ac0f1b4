#pragma once

#include "cpython/python.h"

namespace lasti::runtime {

/// What PREP_RERAISE_STAR pushes: the exception to raise after the except* clauses of a try, or None.
/// Takes the caught exception and the list of what its clauses raised, both borrowed. Returns a new
/// reference; null with an exception set.
PyObject *prepare_reraise_star(PyObject *original, PyObject *raised);

/// Takes the exceptions as a list or tuple, borrowed. Returns a new, nameless (Base)ExceptionGroup of
/// them; null with an exception set.
PyObject *new_exception_group(PyObject *exceptions);

inline bool is_exception_group(PyObject *object) {
  return PyObject_TypeCheck(object, reinterpret_cast<PyTypeObject *>(PyExc_BaseExceptionGroup));
}

} // namespace lasti::runtime
