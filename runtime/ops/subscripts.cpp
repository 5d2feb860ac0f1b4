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

// One character, which libpython has ready where it is of ASCII.
static PyObject *character_at(PyObject *text, Py_ssize_t at) {
  constexpr Py_UCS4 ascii_size = 128;
  Py_UCS4 character = PyUnicode_READ_CHAR(text, at);
  if (character < ascii_size)
    return Py_NewRef(reinterpret_cast<PyObject *>(&_Py_SINGLETON(strings).ascii[character]));
  return PyUnicode_Type.tp_as_sequence->sq_item(text, at);
}

PyObject *get_item_slow(PyObject *container, PyObject *key) {
  PyTypeObject *type = Py_TYPE(container);
  if (type == &PyDict_Type)
    return get_from_dict(container, key);
  if (type == &PyUnicode_Type && is_int(key) && is_compact(key) && PyUnicode_IS_READY(container)) {
    Py_ssize_t length = PyUnicode_GET_LENGTH(container);
    Py_ssize_t at = position(key, length);
    if (static_cast<size_t>(at) < static_cast<size_t>(length))
      return character_at(container, at);
  }
  return PyObject_GetItem(container, key);
}

bool set_item_slow(PyObject *container, PyObject *key, PyObject *value) {
  if (PyDict_CheckExact(container))
    return PyDict_SetItem(container, key, value) == 0;
  return PyObject_SetItem(container, key, value) == 0;
}

} // namespace lasti::runtime
