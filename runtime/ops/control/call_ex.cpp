#include "ops/control/call_ex.h"

#include "cpython/errors.h"
#include "native/collecting.h"

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

// A call of a Python function without names, or in a wrapper, f(*args, **kwargs): where the dict has been
// made for the call, it becomes the callee's own. Null without an exception: it is another call.
static PyObject *call_function(PyThreadState *thread, PyFunctionObject *function, PyObject *positional,
                               PyObject *keywords, bool &takes_keywords) {
  PyObject *const *items = reinterpret_cast<PyTupleObject *>(positional)->ob_item;
  const auto count = static_cast<size_t>(PyTuple_GET_SIZE(positional));
  const bool has_names = keywords && PyDict_GET_SIZE(keywords) != 0;
  const NativeCode *native = takes_keywords || has_names ? native_code(code_of(function)) : nullptr;
  PyObject *result;
  if (native && takes_keywords && native->flags & CO_VARKEYWORDS && runs_here(thread, *native) &&
      call_with_dict(thread, *native, function, items, count, keywords, result))
    return result;
  takes_keywords = false;
  if (native && has_names && call_by_names(thread, *native, function, items, count, keywords, result))
    return result;
  return !has_names && count <= most_borrowed ? call_borrowing(thread, function, items, count) : nullptr;
}

PyObject *call_function_ex_slow(PyThreadState *thread, PyObject *callee, PyObject *positional,
                                PyObject *keywords, bool &takes_keywords) {
  if (Py_IS_TYPE(callee, &PyFunction_Type) && PyTuple_CheckExact(positional) &&
      (!keywords || PyDict_CheckExact(keywords))) {
    auto *function = reinterpret_cast<PyFunctionObject *>(callee);
    PyObject *result = call_function(thread, function, positional, keywords, takes_keywords);
    if (result || has_exception(thread)) [[likely]]
      return result;
  }
  takes_keywords = false;
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
