#pragma once

// BINARY_SUBSCR, STORE_SUBSCR, DELETE_SUBSCR and BUILD_SLICE.

#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operation.h"
#include "values/number.h"

namespace lasti::runtime {

/// Takes borrowed objects of any type. Returns a new reference; null with an exception set.
PyObject *get_item_slow(PyObject *container, PyObject *key);
/// Takes borrowed objects of any type; `value` is null to delete the item. Returns false with an exception
/// set.
bool set_item_slow(PyObject *container, PyObject *key, PyObject *value);

/// Takes an exact int of one digit and a length. Returns the position that it names, which counts from
/// the end where it is negative; outside [0, length) if there is none.
inline Py_ssize_t position(PyObject *index, Py_ssize_t length) {
  Py_ssize_t value = compact_value(index);
  return value < 0 ? value + length : value;
}

/// container[key]: a new reference, null with an exception set.
LASTI_INLINE PyObject *get_item_of(PyObject *container, PyObject *key) {
  if (is_int(key) && is_index(key)) {
    size_t at = index_value(key);
    if (PyList_CheckExact(container)) {
      if (at < static_cast<size_t>(PyList_GET_SIZE(container))) [[likely]]
        return Py_NewRef(PyList_GET_ITEM(container, at));
    } else if (PyTuple_CheckExact(container)) {
      if (at < static_cast<size_t>(PyTuple_GET_SIZE(container))) [[likely]]
        return Py_NewRef(PyTuple_GET_ITEM(container, at));
    }
  }
  return get_item_slow(container, key);
}

/// container[key]
LASTI_OP(BINARY_SUBSCR, type = arithmetic)
LASTI_INLINE Owned get_item(Frame &, Operand auto container, Operand auto key) {
  Owned item(get_item_of(object_of(container), object_of(key)));
  drop_in_order(container, key);
  return item;
}

/// container[key] = value
LASTI_OP(STORE_SUBSCR, type = arithmetic)
LASTI_INLINE bool set_item(Frame &, Operand auto value, Operand auto container, Operand auto key) {
  PyObject *object = object_of(container);
  PyObject *index = object_of(key);
  if (PyList_CheckExact(object) && is_int(index) && is_index(index)) {
    size_t at = index_value(index);
    if (at < static_cast<size_t>(PyList_GET_SIZE(object))) [[likely]] {
      PyObject *old = PyList_GET_ITEM(object, at);
      PyList_SET_ITEM(object, at, Owned(std::move(value)).release());
      drop_reference(old);
      drop_in_order(container, key);
      return true;
    }
  }
  bool done = set_item_slow(object, index, object_of(value));
  drop_in_order(value, container, key);
  return done;
}

/// del container[key]
LASTI_OP(DELETE_SUBSCR)
LASTI_INLINE bool delete_item(Frame &, Operand auto container, Operand auto key) {
  bool done = set_item_slow(object_of(container), object_of(key), nullptr);
  drop_in_order(container, key);
  return done;
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
