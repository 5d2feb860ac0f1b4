#pragma once

// The iterators of list, tuple and range: private to Objects/{list,tuple,range}object.c of 3.11.

#include "cpython/python.h"

namespace lasti::runtime {

struct ListIterator {
  PyObject_HEAD Py_ssize_t index;
  PyListObject *list; // null when exhausted
};

struct TupleIterator {
  PyObject_HEAD Py_ssize_t index;
  PyTupleObject *tuple; // null when exhausted
};

struct RangeIterator {
  PyObject_HEAD long index;
  long start;
  long step;
  long length;
};

} // namespace lasti::runtime
