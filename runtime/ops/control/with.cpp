#include "ops/control/with.h"

#include "python/names.h"

namespace lasti::runtime {

static PyObject *find_method(PyObject *manager, PyObject *name, const char *error) {
  PyObject *method = _PyObject_LookupSpecial(manager, name);
  if (!method && !PyErr_Occurred())
    PyErr_Format(PyExc_TypeError, error, Py_TYPE(manager)->tp_name);
  return method;
}

bool find_context_methods(PyObject *manager, bool is_async, PyObject *&enter, PyObject *&exit) {
  enter = find_method(manager, is_async ? names::aenter() : names::enter(),
                      is_async ? "'%.200s' object does not support the asynchronous context manager protocol"
                               : "'%.200s' object does not support the context manager protocol");
  if (!enter)
    return false;
  exit = find_method(manager, is_async ? names::aexit() : names::exit(),
                     is_async ? "'%.200s' object does not support the asynchronous context manager "
                                "protocol (missed __aexit__ method)"
                              : "'%.200s' object does not support the context manager protocol "
                                "(missed __exit__ method)");
  if (!exit)
    Py_DECREF(enter);
  return exit != nullptr;
}

PyObject *call_exit_slow(PyObject *exit, PyObject *exception) {
  PyObject *traceback = PyException_GetTraceback(exception);
  Py_XDECREF(traceback); // the exception keeps it
  PyObject *stack[] = {nullptr, PyExceptionInstance_Class(exception), exception, traceback};
  return PyObject_Vectorcall(exit, stack + 1, 3 | PY_VECTORCALL_ARGUMENTS_OFFSET, nullptr);
}

} // namespace lasti::runtime
