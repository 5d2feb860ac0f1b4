// The exceptions of a thread in 3.11: class, instance and traceback apart, and not always an instance yet.

#include "python/thread.h"

#include <utility>

namespace lasti::runtime {

PyObject *take_exception(PyThreadState *thread) {
  PyObject *type = std::exchange(thread->curexc_type, nullptr);
  PyObject *value = std::exchange(thread->curexc_value, nullptr);
  PyObject *traceback = std::exchange(thread->curexc_traceback, nullptr);
  if (!value || reinterpret_cast<PyObject *>(Py_TYPE(value)) != type)
    PyErr_NormalizeException(&type, &value, &traceback);
  PyException_SetTraceback(value, traceback ? traceback : Py_None);
  Py_XDECREF(traceback);
  Py_XDECREF(type);
  return value;
}

void restore_exception(PyThreadState *thread, PyObject *exception) {
  PyObject *type = Py_NewRef(PyExceptionInstance_Class(exception));
  PyObject *traceback = PyException_GetTraceback(exception);
  _PyErr_Restore(thread, type, Py_NewRef(exception), traceback);
}

void raise_instance(PyThreadState *thread, PyObject *type, PyObject *value) {
  _PyErr_SetObject(thread, type, value);
}

PyObject *shown_exception(PyThreadState *thread) {
  return _PyErr_GetTopmostException(thread)->exc_value;
}

} // namespace lasti::runtime
