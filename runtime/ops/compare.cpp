#include "ops/compare.h"

namespace lasti::runtime {

// Two str for == or !=. The lengths differ for most that are not equal.
static bool same_text(PyObject *left, PyObject *right) {
  if (left == right)
    return true;
  if (PyUnicode_IS_READY(left) && PyUnicode_IS_READY(right) &&
      PyUnicode_GET_LENGTH(left) != PyUnicode_GET_LENGTH(right))
    return false;
  return _PyUnicode_EQ(left, right);
}

Truth compare_slow(PyObject *left, PyObject *right, int comparison) {
  if (is_str(left) && is_str(right) && (comparison == Py_EQ || comparison == Py_NE) &&
      PyUnicode_READY(left) == 0 && PyUnicode_READY(right) == 0)
    return same_text(left, right) == (comparison == Py_EQ);
  PyObject *result = PyObject_RichCompare(left, right, comparison);
  if (!result)
    return -1;
  if (PyBool_Check(result)) {
    Py_DECREF(result);
    return result == Py_True;
  }
  Truth truth = PyObject_IsTrue(result);
  Py_DECREF(result);
  return truth;
}

PyObject *compare_value_slow(PyObject *left, PyObject *right, int comparison) {
  return PyObject_RichCompare(left, right, comparison);
}

Truth contains_slow(PyObject *item, PyObject *container) {
  PyTypeObject *type = Py_TYPE(container);
  if (type == &PyDict_Type && is_str(item)) {
    Py_hash_t hash = reinterpret_cast<PyASCIIObject *>(item)->hash;
    if (hash != -1)
      return _PyDict_Contains_KnownHash(container, item, hash);
  }
  return PySequence_Contains(container, item);
}

} // namespace lasti::runtime
