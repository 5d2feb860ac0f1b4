#pragma once

// The iterators of list, tuple and range, and enumerate: private to Objects/{list,tuple,range,enum}object.c
// of 3.11.

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

struct Enumerate {
  PyObject_HEAD Py_ssize_t index;
  PyObject *iterator;
  PyObject *result; // a pair, used again while nobody else knows it
  PyObject *big_index;
  PyObject *one;
};

} // namespace lasti::runtime
