// Python/ceval.c of 3.11: call_trace and who calls it. Only where an exception leaves an instruction or
// a function: all other events come from the interpreter, which has the frame by then.

#include "python/frame.h"
#include "python/observed.h"

namespace lasti::runtime {

namespace {

int call_trace(Py_tracefunc function, PyObject *self, PyThreadState *thread, _PyInterpreterFrame *frame,
               int what, PyObject *argument) {
  if (thread->tracing)
    return 0;
  PyFrameObject *object = current_frame_object(thread);
  if (!object)
    return -1;
  int old_what = thread->tracing_what;
  thread->tracing_what = what;
  PyThreadState_EnterTracing(thread);
  object->f_lineno =
      PyCode_Addr2Line(frame->f_code, _PyInterpreterFrame_LASTI(frame) * int(sizeof(_Py_CODEUNIT)));
  int result = function(self, object, what, argument);
  object->f_lineno = 0;
  PyThreadState_LeaveTracing(thread);
  thread->tracing_what = old_what;
  Py_DECREF(object);
  return result;
}

// call_trace_protected, with PyTrace_RETURN.
bool trace_return(Py_tracefunc function, PyObject *self, PyThreadState *thread, _PyInterpreterFrame *frame) {
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  if (call_trace(function, self, thread, frame, PyTrace_RETURN, nullptr) == 0) {
    PyErr_Restore(type, value, traceback);
    return true;
  }
  Py_XDECREF(type);
  Py_XDECREF(value);
  Py_XDECREF(traceback);
  return false;
}

} // namespace

void trace_exception(PyThreadState *thread, _PyInterpreterFrame *frame) {
  if (!thread->c_tracefunc)
    return;
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  if (!value)
    value = Py_NewRef(Py_None);
  PyErr_NormalizeException(&type, &value, &traceback);
  PyObject *argument = PyTuple_Pack(3, type, value, traceback ? traceback : Py_None);
  if (!argument) {
    PyErr_Restore(type, value, traceback);
    return;
  }
  int status =
      call_trace(thread->c_tracefunc, thread->c_traceobj, thread, frame, PyTrace_EXCEPTION, argument);
  Py_DECREF(argument);
  if (status == 0) {
    PyErr_Restore(type, value, traceback);
    return;
  }
  Py_XDECREF(type);
  Py_XDECREF(value);
  Py_XDECREF(traceback);
}

void trace_unwind(PyThreadState *thread, _PyInterpreterFrame *frame) {
  if (thread->c_tracefunc && !trace_return(thread->c_tracefunc, thread->c_traceobj, thread, frame))
    return;
  if (thread->c_profilefunc)
    trace_return(thread->c_profilefunc, thread->c_profileobj, thread, frame);
}

} // namespace lasti::runtime
