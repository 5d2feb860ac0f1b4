#pragma once

// What all of 3.11's commonest containers have at the same place.

#include "cpython/inline.h"
#include "cpython/python.h"

#include <cstddef>

namespace lasti::runtime {

static_assert(offsetof(PyVarObject, ob_size) == offsetof(PyDictObject, ma_used) &&
              offsetof(PyVarObject, ob_size) == offsetof(PyASCIIObject, length));

/// The length of a list, str, tuple or dict; -1 for all others, and their subclasses.
LASTI_INLINE Py_ssize_t known_length(PyObject *object) {
  const PyTypeObject *type = Py_TYPE(object);
  if (type == &PyList_Type || type == &PyUnicode_Type || type == &PyTuple_Type || type == &PyDict_Type)
    return reinterpret_cast<PyVarObject *>(object)->ob_size;
  return -1;
}

/// PRECALL_NO_KW_LIST_APPEND: takes the item over. False: there is no room, and nothing has been done.
LASTI_INLINE bool append_with_room(PyListObject *list, PyObject *item) {
  const Py_ssize_t size = Py_SIZE(list);
  if (size >= list->allocated) [[unlikely]]
    return false;
  list->ob_item[size] = item;
  Py_SET_SIZE(list, size + 1);
  return true;
}

/// isinstance of an object and a class, where that asks nobody: 1 or 0. -1: it is to be asked in general.
int is_instance_quietly(PyObject *object, PyObject *type);

} // namespace lasti::runtime
