#pragma once

// The iterators of list (forward and reversed), tuple, range and str, enumerate and zip: private to
// Objects/{list,tuple,range,unicode,enum}object.c of 3.11.

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

/// Of a str of ASCII characters, and of any other: two types of the same layout.
struct TextIterator {
  PyObject_HEAD Py_ssize_t index;
  PyObject *text; // null when exhausted
};

/// iter() of a list or tuple, no instance of a subclass. Null with MemoryError set.
PyObject *iterate_list(PyThreadState *thread, PyObject *list);
PyObject *iterate_tuple(PyThreadState *thread, PyObject *tuple);
/// The same of a str of ASCII characters, where ascii_iterator_type is known.
PyObject *iterate_ascii(PyThreadState *thread, PyObject *text);

/// The end of an iterator of a list, tuple or str whose reference count is zero.
void free_sequence_iterator(PyThreadState *thread, PyObject *iterator);

/// The type of iter('abc'), which libpython does not export: null until native code has made one.
extern PyTypeObject *ascii_iterator_type;

/// The str of one ASCII character, borrowed: libpython has them ready.
inline PyObject *ascii_character(Py_UCS4 character) {
  return reinterpret_cast<PyObject *>(&_Py_SINGLETON(strings).ascii[character]);
}

struct Enumerate {
  PyObject_HEAD Py_ssize_t index;
  PyObject *iterator;
  PyObject *result; // a pair, used again while nobody else knows it
  PyObject *big_index;
  PyObject *one;
};

/// Private to Python/bltinmodule.c.
struct Zip {
  PyObject_HEAD Py_ssize_t size;
  PyObject *iterators; // a tuple of so many
  PyObject *result;
  int strict;
};

} // namespace lasti::runtime
