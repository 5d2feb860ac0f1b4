#pragma once

// Items of containers, and what is written into them. What is looked at is borrowed.

#include "containers/containers.h"
#include "python/refcount.h"
#include "values/number.h"
#include "words/numbers.h"

namespace lasti::runtime::words {

LASTI_INLINE bool is_list(PyObject *object) {
  return object && PyList_CheckExact(object);
}
/// A position that may count from the end. False: outside.
LASTI_INLINE bool position(int64_t index, Py_ssize_t length, int64_t &place) {
  place = index < 0 ? index + length : index;
  return static_cast<size_t>(place) < static_cast<size_t>(length);
}
LASTI_INLINE bool list_item(PyObject *list, int64_t index, PyObject *&result) {
  int64_t place;
  if (!position(index, PyList_GET_SIZE(list), place)) [[unlikely]]
    return false;
  result = PyList_GET_ITEM(list, place);
  return true;
}
/// Of a list or tuple.
LASTI_INLINE bool item(PyObject *container, int64_t index, PyObject *&result) {
  if (is_list(container))
    return list_item(container, index, result);
  int64_t place;
  if (!container || !PyTuple_CheckExact(container) || !position(index, PyTuple_GET_SIZE(container), place))
      [[unlikely]]
    return false;
  result = PyTuple_GET_ITEM(container, place);
  return true;
}
LASTI_INLINE bool byte_item(PyObject *bytes, int64_t index, int64_t &result) {
  int64_t place;
  if (!PyBytes_CheckExact(bytes) || !position(index, PyBytes_GET_SIZE(bytes), place)) [[unlikely]]
    return false;
  result = static_cast<unsigned char>(PyBytes_AS_STRING(bytes)[place]);
  return true;
}
/// A character below 256: these are there for as long as the interpreter.
bool text_item(PyObject *text, int64_t index, PyObject *&result);
bool character(int64_t code, PyObject *&result);
bool ordinal(PyObject *text, int64_t &result);

/// Whether it is a list or tuple of so many items.
LASTI_INLINE bool is_sequence_of(PyObject *object, Py_ssize_t count) {
  return object && (PyTuple_CheckExact(object) || PyList_CheckExact(object)) && Py_SIZE(object) == count;
}
LASTI_INLINE PyObject *part(PyObject *sequence, Py_ssize_t index) {
  return PyTuple_CheckExact(sequence) ? PyTuple_GET_ITEM(sequence, index) : PyList_GET_ITEM(sequence, index);
}
LASTI_INLINE bool length(PyObject *object, int64_t &result) {
  result = known_length(object);
  return result >= 0;
}
/// Truth of what has it without being asked.
LASTI_INLINE bool truth(PyObject *object, bool &result) {
  if (object == Py_True || object == Py_False || object == Py_None) {
    result = object == Py_True;
    return true;
  }
  if (is_int(object)) {
    result = !is_zero(object);
    return true;
  }
  if (is_float(object)) {
    result = PyFloat_AS_DOUBLE(object) != 0.0;
    return true;
  }
  const Py_ssize_t size = known_length(object);
  result = size != 0;
  return size >= 0;
}
/// Whether two str are equal. False: they are not both str.
bool equal_texts(PyObject *left, PyObject *right, bool &result);

// Writing.

LASTI_INLINE bool list_place(PyObject *list, int64_t index, int64_t &place) {
  return position(index, PyList_GET_SIZE(list), place);
}
/// Whether nobody can tell when the reference is dropped.
LASTI_INLINE bool is_silent(PyObject *object) {
  return !object || is_float(object) || is_int(object) || is_shared(object);
}
LASTI_INLINE bool is_no_number(PyObject *object) {
  return !is_float(object) && !is_int(object);
}
LASTI_INLINE bool is_replaceable(PyObject *list, int64_t place) {
  return is_silent(PyList_GET_ITEM(list, place));
}
/// Drops a reference to what is_silent holds for.
LASTI_INLINE void release(PyThreadState *thread, PyObject *object) {
  if (is_dead_without(object)) [[unlikely]] {
    if (is_float(object))
      free_float(thread, object);
    else
      free_int(object);
  }
}
/// The same of a reference that the region has held or made, if it has: what ends with it, nobody sees.
LASTI_INLINE void release_held(PyObject *object) {
  if (object && is_dead_without(object)) [[unlikely]]
    _Py_Dealloc(object);
}
LASTI_INLINE void hold(PyObject *object) {
  Py_INCREF(object);
}
bool append_slow(PyObject *list, PyObject *object);
/// Takes a reference to the object over.
LASTI_INLINE void set_object(PyThreadState *thread, PyObject *list, int64_t place, PyObject *object) {
  PyObject *old = PyList_GET_ITEM(list, place);
  PyList_SET_ITEM(list, place, object);
  release(thread, old);
}
/// A float that only the list has is written over. False: no memory, and nothing has been done.
LASTI_INLINE bool set_float(PyThreadState *thread, PyObject *list, int64_t place, double value,
                            PyObject *&object) {
  object = PyList_GET_ITEM(list, place);
  if (is_float(object) && !is_shared(object)) [[likely]] {
    reinterpret_cast<PyFloatObject *>(object)->ob_fval = value;
    return true;
  }
  object = new_float(thread, value);
  if (!object) [[unlikely]] {
    PyErr_Clear();
    return false;
  }
  set_object(thread, list, place, object);
  return true;
}
LASTI_INLINE bool set_int(PyThreadState *thread, PyObject *list, int64_t place, int64_t value,
                          PyObject *&object) {
  object = PyList_GET_ITEM(list, place);
  if (is_int(object) && !is_shared(object) && is_compact(object) && !is_zero(object) && is_one_digit(value) &&
      !is_small(value)) {
    set_one_digit(object, value);
    return true;
  }
  object = new_int(value);
  if (!object) [[unlikely]] {
    PyErr_Clear();
    return false;
  }
  set_object(thread, list, place, object);
  return true;
}

/// Appends a reference, which it takes over if it returns true. False: no memory.
LASTI_INLINE bool append(PyObject *list, PyObject *object) {
  if (append_with_room(reinterpret_cast<PyListObject *>(list), object)) [[likely]]
    return true;
  return append_slow(list, object);
}

} // namespace lasti::runtime::words
