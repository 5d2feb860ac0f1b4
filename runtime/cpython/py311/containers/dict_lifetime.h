#pragma once

// How small dicts of 3.11 begin and end: Objects/dictobject.c, with its own lists of free memory.

#include "cpython/python.h"

#include <cstddef>

namespace lasti::runtime {

/// PyDict_New.
PyObject *new_dict(PyThreadState *thread);

/// Where the keys and values of a dict to come stand: each `step` words behind the one before.
struct DictItems {
  PyObject *const *keys;
  PyObject *const *values;
  size_t step;
  size_t count;
};

/// A dict of these items, which it counts, if the keys are str with different hashes. Null without an
/// exception: they are not, there is none of them, or too many, or no memory is at hand.
PyObject *new_text_dict(PyThreadState *thread, const DictItems &items);

/// A dict of any items, as a display makes it (_PyDict_FromItems), which it counts. Null with an exception
/// set.
PyObject *dict_from_items(PyThreadState *thread, const DictItems &items);

/// dict_dealloc, of a dict whose reference count is zero, no instance of a subclass.
void free_dict(PyThreadState *thread, PyObject *dictionary);

} // namespace lasti::runtime
