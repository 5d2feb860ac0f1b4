// Exceptions on their way through a native function: ceval.c's `error` and `exception_unwind`.

#include "frame/frame.h"

namespace lasti::runtime {

namespace {

// ceval.c, `error`: the frame is the current one; once complete, it gets a line in the traceback.
void add_traceback(PyThreadState *thread, _PyInterpreterFrame *frame) {
  if (!has_exception(thread))
    PyErr_SetString(PyExc_SystemError, "error return without exception set");
  if (is_incomplete(frame))
    return;
  index_lines(code_of(frame));
  if (PyFrameObject *object = current_frame_object(thread)) {
    PyTraceBack_Here(object);
    Py_DECREF(object);
  }
}

} // namespace

bool Frame::traceback_slow(PyThreadState *thread, _PyInterpreterFrame *frame) {
  if (is_observed(thread)) [[unlikely]]
    return false;
  add_traceback(thread, frame);
  return true;
}

PyObject *Frame::caught_slow(PyThreadState *thread) {
  return take_exception(thread);
}

// Where there is no memory for the index, the interpreter looks for a handler of the MemoryError at the
// same instruction, and finds this one: so it tries until there is.
PyObject *Frame::lasti_slow(_PyInterpreterFrame *frame) {
  for (;;)
    if (PyObject *index = PyLong_FromLong(index_of(frame)))
      return index;
}

PyObject *Frame::unwind_traced(PyThreadState *thread, _PyInterpreterFrame *frame) {
  set_depth(frame, 0);
  trace_unwind(thread, frame);
  Frame(thread, frame).end();
  return nullptr;
}

// What the interpreter does at `error`, up to the handler's first instruction. To enter it with
// throwflag 1 would do, too, but report a call to a trace function.
PyObject *Frame::leave_with_error_slow(PyThreadState *thread, _PyInterpreterFrame *frame, int depth) {
  add_traceback(thread, frame);
  trace_exception(thread, frame);
  Frame f(thread, frame);
  int index = index_of(frame);
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
  set_position(frame, f.instructions + handler.target - 1);
  return leave_slow(thread, frame, depth);
}

} // namespace lasti::runtime
