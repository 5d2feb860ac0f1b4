#include "words/items.h"

#include "ops/operators/compare.h"

namespace lasti::runtime::words {

bool character(int64_t code, PyObject *&result) {
  if (code < 0 || code > 255)
    return false;
  result = PyUnicode_FromOrdinal(static_cast<int>(code)); // the interpreter keeps it
  if (!result) {
    PyErr_Clear();
    return false;
  }
  Py_DECREF(result);
  return true;
}

bool text_item(PyObject *text, int64_t index, PyObject *&result) {
  int64_t place;
  if (!is_str(text) || !PyUnicode_IS_READY(text) || !position(index, PyUnicode_GET_LENGTH(text), place))
    return false;
  return character(PyUnicode_READ_CHAR(text, place), result);
}

bool ordinal(PyObject *text, int64_t &result) {
  if (!is_str(text) || !PyUnicode_IS_READY(text) || PyUnicode_GET_LENGTH(text) != 1)
    return false;
  result = PyUnicode_READ_CHAR(text, 0);
  return true;
}

bool append_slow(PyObject *list, PyObject *object) {
  if (PyList_Append(list, object) != 0) {
    PyErr_Clear();
    return false;
  }
  Py_DECREF(object);
  return true;
}

bool equal_texts(PyObject *left, PyObject *right, bool &result) {
  if (!left || !right || !is_str(left) || !is_str(right))
    return false;
  const int truth = compare_quietly(left, right, Py_EQ);
  result = truth == 1;
  return truth >= 0;
}

} // namespace lasti::runtime::words
