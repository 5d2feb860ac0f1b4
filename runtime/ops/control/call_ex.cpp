#include "ops/control/call_ex.h"

#include "cpython/errors.h"
#include "frame/native.h"

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

// The arguments are copied, since a call takes them over.
static constexpr Py_ssize_t most_copied = 16;

static PyObject *call_copied(PyObject *callee, PyObject *const *items, Py_ssize_t count) {
  PyThreadState *thread = _PyThreadState_GET();
  auto *function = reinterpret_cast<PyFunctionObject *>(callee);
  const auto size = static_cast<size_t>(count);
  if (PyObject *result = try_frameless(thread, function, items, size))
    return result;
  PyObject *arguments[most_copied + 1];
  for (size_t i = 0; i < size; ++i)
    arguments[i + 1] = Py_NewRef(items[i]);
  return call_python(thread, function, arguments + 1, size, nullptr);
}

PyObject *call_function_ex_slow(PyObject *callee, PyObject *positional, PyObject *keywords) {
  const bool has_names = keywords && !(PyDict_CheckExact(keywords) && PyDict_GET_SIZE(keywords) == 0);
  if (!has_names && PyTuple_CheckExact(positional) && Py_IS_TYPE(callee, &PyFunction_Type))
    if (PyObject *const *arguments = reinterpret_cast<PyTupleObject *>(positional)->ob_item;
        PyTuple_GET_SIZE(positional) <= most_copied)
      return call_copied(callee, arguments, PyTuple_GET_SIZE(positional));
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
