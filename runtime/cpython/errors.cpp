#include "cpython/errors.h"

#include "python/code.h"
#include "python/names.h"

namespace lasti::runtime {

void name_error(PyObject *type, const char *format, PyObject *name) {
  const char *text = PyUnicode_AsUTF8(name);
  if (!text)
    return;
  PyErr_Format(type, format, text);
  if (type != PyExc_NameError)
    return;
  PyObject *class_, *value, *traceback;
  PyErr_Fetch(&class_, &value, &traceback);
  PyErr_NormalizeException(&class_, &value, &traceback);
  if (PyErr_GivenExceptionMatches(value, PyExc_NameError) &&
      !reinterpret_cast<PyNameErrorObject *>(value)->name)
    (void)PyObject_SetAttr(value, names::name(), name);
  PyErr_Restore(class_, value, traceback);
}

void note_attribute(PyObject *object, PyObject *name) {
  if (!PyErr_ExceptionMatches(PyExc_AttributeError))
    return;
  PyObject *class_, *value, *traceback;
  PyErr_Fetch(&class_, &value, &traceback);
  PyErr_NormalizeException(&class_, &value, &traceback);
  auto *error = reinterpret_cast<PyAttributeErrorObject *>(value);
  if (PyErr_GivenExceptionMatches(value, PyExc_AttributeError) && !error->name && !error->obj &&
      (PyObject_SetAttr(value, names::name(), name) || PyObject_SetAttr(value, names::obj(), object)))
    return;
  PyErr_Restore(class_, value, traceback);
}

void undefined_name(PyObject *name) {
  name_error(PyExc_NameError, "name '%.200s' is not defined", name);
}

void unbound_variable(PyCodeObject *code, int index) {
  if (PyErr_Occurred())
    return;
  PyObject *name = local_names(code)[index];
  if (index < first_free_variable(code))
    name_error(PyExc_UnboundLocalError,
               "cannot access local variable '%s' where it is not associated with a value", name);
  else
    name_error(PyExc_NameError,
               "cannot access free variable '%s' where it is not associated with a value in enclosing scope",
               name);
}

namespace {

/// TypeError with a format for the callee in words and one thing more.
template <class Thing>
void argument_error(const char *format, PyObject *callee, Thing *thing) {
  PyObject *text = _PyObject_FunctionStr(callee);
  if (text)
    PyErr_Format(PyExc_TypeError, format, text, thing);
  Py_XDECREF(text);
}

} // namespace

void merge_error(PyObject *callee, PyObject *mapping) {
  if (PyErr_ExceptionMatches(PyExc_AttributeError)) {
    PyErr_Clear();
    return argument_error("%U argument after ** must be a mapping, not %.200s", callee,
                          Py_TYPE(mapping)->tp_name);
  }
  if (!PyErr_ExceptionMatches(PyExc_KeyError))
    return;
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  if (!value || !PyTuple_Check(value) || PyTuple_GET_SIZE(value) != 1) {
    PyErr_Restore(type, value, traceback);
    return;
  }
  argument_error("%U got multiple values for keyword argument '%S'", callee, PyTuple_GET_ITEM(value, 0));
  Py_XDECREF(type);
  Py_XDECREF(value);
  Py_XDECREF(traceback);
}

bool check_iterable_argument(PyObject *callee, PyObject *argument) {
  if (Py_TYPE(argument)->tp_iter || PySequence_Check(argument))
    return true;
  PyErr_Clear();
  argument_error("%U argument after * must be an iterable, not %.200s", callee, Py_TYPE(argument)->tp_name);
  return false;
}

} // namespace lasti::runtime
