#include "ops/subscripts.h"

namespace lasti::runtime {

static PyObject *get_from_dict(PyObject *dictionary, PyObject *key) {
  PyObject *value;
  Py_hash_t hash = is_str(key) ? reinterpret_cast<PyASCIIObject *>(key)->hash : -1;
  if (hash != -1)
    value = _PyDict_GetItem_KnownHash(dictionary, key, hash);
  else
    value = PyDict_GetItemWithError(dictionary, key);
  if (value)
    return Py_NewRef(value);
  if (!PyErr_Occurred())
    _PyErr_SetKeyError(key);
  return nullptr;
}

PyObject *get_item_slow(PyObject *container, PyObject *key) {
  PyTypeObject *type = Py_TYPE(container);
  if (type == &PyDict_Type)
    return get_from_dict(container, key);
  if (type == &PyUnicode_Type && is_int(key) && is_compact(key)) {
    Py_ssize_t length = PyUnicode_GetLength(container);
    Py_ssize_t at = position(key, length);
    if (static_cast<size_t>(at) < static_cast<size_t>(length))
      return PyUnicode_Type.tp_as_sequence->sq_item(container, at);
  }
  return PyObject_GetItem(container, key);
}

bool set_item_slow(PyObject *container, PyObject *key, PyObject *value) {
  if (PyDict_CheckExact(container))
    return PyDict_SetItem(container, key, value) == 0;
  return PyObject_SetItem(container, key, value) == 0;
}

} // namespace lasti::runtime
