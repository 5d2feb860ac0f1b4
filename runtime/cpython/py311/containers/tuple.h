#pragma once

// How tuples of 3.11 begin and end: Objects/tupleobject.c, with its own lists of free memory.

#include "cpython/python.h"

namespace lasti::runtime {

/// A tuple of these, which it takes over. Null with MemoryError set, and nothing taken.
PyObject *new_tuple(PyThreadState *thread, PyObject *const *items, size_t count);

/// The same of references that it shares.
PyObject *shared_tuple(PyThreadState *thread, PyObject *const *items, size_t count);

/// left + right, of tuples, no instances of subclasses. Null with an exception set.
PyObject *concatenate_tuples(PyThreadState *thread, PyObject *left, PyObject *right);

/// tuple[start:stop], 0 <= start, stop <= its length. Null with an exception set.
PyObject *slice_tuple(PyThreadState *thread, PyObject *tuple, Py_ssize_t start, Py_ssize_t stop);

/// tupledealloc, of a tuple whose reference count is zero, no instance of a subclass.
void free_tuple(PyThreadState *thread, PyObject *tuple);

} // namespace lasti::runtime
