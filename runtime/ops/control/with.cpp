#include "ops/control/with.h"

#include "python/names.h"
#include "special/method.h"

namespace lasti::runtime {

static PyObject *find_method(PyObject *manager, PyObject *name, const char *error) {
  PyObject *method = _PyObject_LookupSpecial(manager, name);
  if (!method && !PyErr_Occurred())
    PyErr_Format(PyExc_TypeError, error, Py_TYPE(manager)->tp_name);
  return method;
}

static PyObject *find_enter(PyObject *manager, bool is_async) {
  return find_method(manager, is_async ? names::aenter() : names::enter(),
                     is_async ? "'%.200s' object does not support the asynchronous context manager protocol"
                              : "'%.200s' object does not support the context manager protocol");
}

static PyObject *find_exit(PyObject *manager, bool is_async) {
  return find_method(manager, is_async ? names::aexit() : names::exit(),
                     is_async ? "'%.200s' object does not support the asynchronous context manager "
                                "protocol (missed __aexit__ method)"
                              : "'%.200s' object does not support the context manager protocol "
                                "(missed __exit__ method)");
}

bool enter_context(Owned manager, bool is_async, Slot &exit, Slot &entered) {
  PyFunctionObject *function =
      find_special(Py_TYPE(manager.get()), is_async ? names::aenter() : names::enter());
  Owned enter(function ? Py_NewRef(function) : find_enter(manager.get(), is_async));
  if (!enter)
    return false;
  Owned exit_method(find_exit(manager.get(), is_async));
  if (!exit_method)
    return false;
  PyObject *result;
  if (function) {
    PyObject *const arguments[] = {manager.get()};
    result = call_borrowing(_PyThreadState_GET(), function, arguments, 1);
  } else {
    manager = nullptr; // before the call, as ceval.c
    result = PyObject_CallNoArgs(enter.get());
  }
  if (!result)
    return false;
  exit = std::move(exit_method);
  entered = Owned(result);
  return true;
}

PyObject *call_exit_slow(PyObject *exit, PyObject *exception) {
  PyObject *traceback = PyException_GetTraceback(exception);
  Py_XDECREF(traceback); // the exception keeps it
  PyObject *stack[] = {nullptr, PyExceptionInstance_Class(exception), exception, traceback};
  return PyObject_Vectorcall(exit, stack + 1, 3 | PY_VECTORCALL_ARGUMENTS_OFFSET, nullptr);
}

} // namespace lasti::runtime
