#include "special/containers.h"

#include "python/names.h"
#include "special/method.h"

namespace lasti::runtime {

bool get_special_item(PyObject *container, PyObject *key, PyObject *&result) {
  const PyMappingMethods *methods = Py_TYPE(container)->tp_as_mapping;
  return methods && methods->mp_subscript && call_special(result, container, names::getitem(), key);
}

// slot_sq_contains
bool contains_special(PyObject *container, PyObject *item, int &result) {
  PyObject *answer;
  if (!call_special(answer, container, names::contains(), item))
    return false;
  result = answer ? PyObject_IsTrue(answer) : -1;
  Py_XDECREF(answer);
  return true;
}

// slot_mp_ass_subscript
bool set_special_item(PyObject *container, PyObject *key, PyObject *value, int &result) {
  PyObject *done;
  const bool is_found = value ? call_special(done, container, names::setitem(), key, value)
                              : call_special(done, container, names::delitem(), key);
  if (!is_found)
    return false;
  result = done ? 0 : -1;
  Py_XDECREF(done);
  return true;
}

// slot_tp_hash
Py_hash_t hash_of(PyObject *key) {
  PyObject *result;
  if (!call_special(result, key, names::hash()))
    return PyObject_Hash(key);
  if (!result)
    return -1;
  Py_hash_t hash = -1;
  if (!PyLong_Check(result)) {
    PyErr_SetString(PyExc_TypeError, "__hash__ method should return an integer");
  } else {
    hash = PyLong_AsSsize_t(result);
    if (hash == -1 && PyErr_Occurred()) { // too large: any int will do
      PyErr_Clear();
      hash = PyLong_Type.tp_hash(result);
    }
    if (hash == -1)
      hash = -2;
  }
  Py_DECREF(result);
  return hash;
}

} // namespace lasti::runtime
