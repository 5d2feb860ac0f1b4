#include "ops/subscripts.h"

#include "call/native.h"
#include "cpython/py311/iterators.h"

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
    return Py_NewRef(ascii_character(character));
  return PyUnicode_Type.tp_as_sequence->sq_item(text, at);
}

// A __getitem__ in Python, called as ceval.c's BINARY_SUBSCR_GETITEM does. Null without an exception: it
// is something else.
static PyObject *call_get_item(PyTypeObject *type, PyObject *container, PyObject *key) {
  PyObject *method = _PyType_Lookup(type, &_Py_ID(__getitem__));
  if (!method || !Py_IS_TYPE(method, &PyFunction_Type))
    return nullptr;
  PyObject *arguments[] = {nullptr, Py_NewRef(container), Py_NewRef(key)}; // taken over
  Py_INCREF(method);
  PyObject *result = call_python(_PyThreadState_GET(), reinterpret_cast<PyFunctionObject *>(method),
                                 arguments + 1, 2, nullptr);
  Py_DECREF(method);
  return result;
}

PyObject *get_item_slow(PyObject *container, PyObject *key) {
  PyTypeObject *type = Py_TYPE(container);
  if (type == &PyDict_Type)
    return get_from_dict(container, key);
  if (type == &PyList_Type && is_int(key) && is_compact(key)) { // a negative one: from the end
    Py_ssize_t at = position(key, PyList_GET_SIZE(container));
    if (static_cast<size_t>(at) < static_cast<size_t>(PyList_GET_SIZE(container)))
      return Py_NewRef(PyList_GET_ITEM(container, at));
  }
  if (type == &PyUnicode_Type && is_int(key) && is_compact(key) && PyUnicode_IS_READY(container)) {
    Py_ssize_t length = PyUnicode_GET_LENGTH(container);
    Py_ssize_t at = position(key, length);
    if (static_cast<size_t>(at) < static_cast<size_t>(length))
      return character_at(container, at);
  }
  if (type->tp_flags & Py_TPFLAGS_HEAPTYPE && type->tp_as_mapping && type->tp_as_mapping->mp_subscript) {
    PyObject *item = call_get_item(type, container, key);
    if (item || PyErr_Occurred())
      return item;
  }
  return PyObject_GetItem(container, key);
}

bool set_item_slow(PyObject *container, PyObject *key, PyObject *value) {
  if (PyDict_CheckExact(container))
    return PyDict_SetItem(container, key, value) == 0;
  return PyObject_SetItem(container, key, value) == 0;
}

} // namespace lasti::runtime
