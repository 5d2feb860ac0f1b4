// Exceptions on their way through a native function: ceval.c's `error` and `exception_unwind`.

#include "cpython/internals.h"
#include "frame/frame.h"

namespace lasti::runtime {

namespace {

// ceval.c, `error`: the frame is the current one; once complete, it gets a line in the traceback.
void add_traceback(PyThreadState *thread, _PyInterpreterFrame *frame) {
  if (!thread->curexc_type)
    PyErr_SetString(PyExc_SystemError, "error return without exception set");
  if (_PyFrame_IsIncomplete(frame))
    return;
  if (!frame->f_code->_co_linearray)
    index_lines(frame->f_code);
  if (PyFrameObject *object = PyThreadState_GetFrame(thread)) {
    PyTraceBack_Here(object);
    Py_DECREF(object);
  }
}

} // namespace

bool Frame::traceback_slow(PyThreadState *thread, _PyInterpreterFrame *frame) {
  if (thread->cframe->use_tracing) [[unlikely]]
    return false;
  add_traceback(thread, frame);
  return true;
}

PyObject *Frame::caught_slow(PyThreadState *thread) {
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

// Where there is no memory for the index, the interpreter looks for a handler of the MemoryError at the
// same instruction, and finds this one: so it tries until there is.
PyObject *Frame::lasti_slow(_PyInterpreterFrame *frame) {
  for (;;)
    if (PyObject *index = PyLong_FromLong(_PyInterpreterFrame_LASTI(frame)))
      return index;
}

PyObject *Frame::unwind_traced(PyThreadState *thread, _PyInterpreterFrame *frame) {
  frame->stacktop = frame->f_code->co_nlocalsplus;
  trace_unwind(thread, frame);
  Frame(thread, frame).exit(0);
  return nullptr;
}

// What the interpreter does at `error`, up to the handler's first instruction. To enter it with
// throwflag 1 would do, too, but report a call to a trace function.
PyObject *Frame::leave_with_error_slow(PyThreadState *thread, _PyInterpreterFrame *frame, int depth) {
  add_traceback(thread, frame);
  trace_exception(thread, frame);
  Frame f(thread, frame);
  int index = _PyInterpreterFrame_LASTI(frame);
  ExceptionHandler handler;
  bool found = find_handler(f.code(), index, handler);
  int level = found ? handler.depth : 0;
  while (depth > level)
    Py_XDECREF(std::exchange(f.stack(--depth).object, nullptr));
  if (!found)
    return f.unwind();
  if (handler.push_lasti)
    f.stack(depth++).object = lasti_slow(frame);
  f.stack(depth++).object = caught_slow(thread);
  frame->prev_instr = f.instructions + handler.target - 1;
  return leave_slow(thread, frame, depth);
}

} // namespace lasti::runtime
