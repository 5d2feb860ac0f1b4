#pragma once

// How lists of 3.11 begin and end: Objects/listobject.c, with its own list of free memory.

#include "cpython/python.h"

#include <cstddef>

namespace lasti::runtime {

/// A list of these, which it takes over. Null with MemoryError set, and nothing taken.
PyObject *new_list(PyThreadState *thread, PyObject *const *items, size_t count);

/// The same of references that it shares, of two parts.
PyObject *shared_list(PyThreadState *thread, PyObject *const *items, size_t count,
                      PyObject *const *more = nullptr, size_t more_count = 0);

/// list_dealloc, of a list whose reference count is zero, no instance of a subclass.
void end_list(PyThreadState *thread, PyObject *list);

} // namespace lasti::runtime
