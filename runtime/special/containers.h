#pragma once

// Subscripts and membership of instances of Python's classes, and instances as keys.

#include "values/number.h"
#include "values/text.h"

namespace lasti::runtime {

/// container[key], `key in container`, container[key] = value (or del, where `value` is null) by the class's
/// methods, all borrowed. False: it has none in Python, and nothing has been done. Else `result` is as that
/// of PyObject_GetItem, PySequence_Contains, PyObject_SetItem and PyObject_DelItem.
bool get_special_item(PyObject *container, PyObject *key, PyObject *&result);
bool contains_special(PyObject *container, PyObject *item, int &result);
bool set_special_item(PyObject *container, PyObject *key, PyObject *value, int &result);

/// PyObject_Hash. -1 with an exception set.
Py_hash_t hash_of(PyObject *key);

/// The same of what mostly is a str or an int.
LASTI_INLINE Py_hash_t hash_of_key(PyObject *key) {
  if (is_str(key)) {
    if (const Py_hash_t hash = known_hash(key); hash != -1) [[likely]]
      return hash;
  } else if (is_int(key) && is_compact(key)) {
    const Py_hash_t value = compact_value(key);
    return value == -1 ? -2 : value;
  }
  return hash_of(key);
}

} // namespace lasti::runtime
