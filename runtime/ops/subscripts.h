#pragma once

// BINARY_SUBSCR, STORE_SUBSCR, DELETE_SUBSCR and BUILD_SLICE.

#include "cpython/py311/number.h"
#include "frame/frame.h"
#include "ops/operand.h"
#include "ops/operation.h"

namespace lasti::runtime {

/// Takes borrowed objects of any type. Returns a new reference; null with an exception set.
PyObject *get_item_slow(PyObject *container, PyObject *key);
/// Takes borrowed objects of any type. Returns false with an exception set.
bool set_item_slow(PyObject *container, PyObject *key, PyObject *value);

/// Takes an exact int of one digit and a length. Returns the position that it names, which counts from
/// the end where it is negative; outside [0, length) if there is none.
inline Py_ssize_t position(PyObject *index, Py_ssize_t length) {
  Py_ssize_t value = compact_value(index);
  return value < 0 ? value + length : value;
}

/// container[key]
LASTI_OP(BINARY_SUBSCR)
LASTI_INLINE Owned get_item(Frame &, Operand auto container, Borrowed key) {
  PyObject *object = object_of(container);
  if (is_int(key.object) && is_compact(key.object)) {
    if (PyList_CheckExact(object)) {
      Py_ssize_t at = position(key.object, PyList_GET_SIZE(object));
      if (static_cast<size_t>(at) < static_cast<size_t>(PyList_GET_SIZE(object))) [[likely]]
        return Owned(Borrowed{PyList_GET_ITEM(object, at)});
    } else if (PyTuple_CheckExact(object)) {
      Py_ssize_t at = position(key.object, PyTuple_GET_SIZE(object));
      if (static_cast<size_t>(at) < static_cast<size_t>(PyTuple_GET_SIZE(object))) [[likely]]
        return Owned(Borrowed{PyTuple_GET_ITEM(object, at)});
    }
  }
  return Owned(get_item_slow(object, key.object));
}

/// container[key] = value
LASTI_OP(STORE_SUBSCR)
LASTI_INLINE bool set_item(Frame &, Operand auto value, Borrowed container, Borrowed key) {
  PyObject *object = container.object;
  if (PyList_CheckExact(object) && is_int(key.object) && is_compact(key.object)) {
    Py_ssize_t at = position(key.object, PyList_GET_SIZE(object));
    if (static_cast<size_t>(at) < static_cast<size_t>(PyList_GET_SIZE(object))) [[likely]] {
      PyObject *old = PyList_GET_ITEM(object, at);
      PyList_SET_ITEM(object, at, Owned(std::move(value)).release());
      drop_reference(old);
      return true;
    }
  }
  return set_item_slow(object, key.object, object_of(value));
}

/// del container[key]
LASTI_OP(DELETE_SUBSCR)
LASTI_INLINE bool delete_item(Frame &, Borrowed container, Borrowed key) {
  return PyObject_DelItem(container.object, key.object) == 0;
}

/// slice(start, stop): whatever the oparg is, if not 3
LASTI_OP(BUILD_SLICE)
LASTI_INLINE Owned build_slice(Borrowed start, Borrowed stop) {
  return Owned(PySlice_New(start.object, stop.object, nullptr));
}

/// slice(start, stop, step)
LASTI_OP(BUILD_SLICE, subcode = 3)
LASTI_INLINE Owned build_slice_step(Borrowed start, Borrowed stop, Borrowed step) {
  return Owned(PySlice_New(start.object, stop.object, step.object));
}

} // namespace lasti::runtime
