#include "ops/control/call_ex.h"

#include "cpython/errors.h"

namespace lasti::runtime {

// The keyword arguments as a dict, a new reference; null with an exception set.
static PyObject *keyword_dict(PyObject *callee, PyObject *keywords) {
  if (PyDict_CheckExact(keywords))
    return Py_NewRef(keywords);
  PyObject *dictionary = PyDict_New();
  if (dictionary && _PyDict_MergeEx(dictionary, keywords, 2) < 0) {
    merge_error(callee, keywords);
    Py_CLEAR(dictionary);
  }
  return dictionary;
}

PyObject *call_function_ex_slow(PyObject *callee, PyObject *positional, PyObject *keywords) {
  PyObject *dictionary = nullptr;
  if (keywords && !(dictionary = keyword_dict(callee, keywords)))
    return nullptr;
  PyObject *result = nullptr;
  PyObject *tuple = nullptr;
  if (PyTuple_CheckExact(positional))
    tuple = Py_NewRef(positional);
  else if (check_iterable_argument(callee, positional))
    tuple = PySequence_Tuple(positional);
  if (tuple)
    result = PyObject_Call(callee, tuple, dictionary);
  Py_XDECREF(tuple);
  Py_XDECREF(dictionary);
  return result;
}

} // namespace lasti::runtime
