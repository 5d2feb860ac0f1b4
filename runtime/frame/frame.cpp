// The rare parts of a frame's life: deep recursion, pending work, leaving for the interpreter.

#include "frame/frame.h"

#include "cpython/internals.h"
#include "frame/stats.h"

namespace lasti::runtime {

int Frame::leave_every = 0;

// ceval.c, start_frame and exit_unwind: the frame has been linked and counted. A RecursionError is
// raised while it is linked, then it is as if it had never run.
bool Frame::enter_deep(PyThreadState *thread, _PyInterpreterFrame *frame) {
  bool refused = thread->recursion_remaining < 0 && _Py_CheckRecursiveCall(thread, "");
  if (refused) {
    // _Py_CheckRecursiveCall has given back the count.
  } else if (stack_is_exhausted()) {
    if (!thread->recursion_headroom) {
      ++thread->recursion_headroom;
      PyErr_SetString(PyExc_RecursionError, "maximum recursion depth exceeded");
      --thread->recursion_headroom;
    }
    ++thread->recursion_remaining;
    refused = true;
  }
  if (refused)
    thread->cframe->current_frame = frame->previous;
  return !refused;
}

bool Frame::poll_slow(PyThreadState *thread) {
  return handle_pending(thread);
}

bool Frame::boundary_slow(PyThreadState *thread, _PyInterpreterFrame *frame, int offset) {
  static int boundaries = 0;
  if (++boundaries < leave_every)
    return false;
  boundaries = 0;
  count_leave(LeaveReason::Forced);
  Frame(thread, frame).at(offset - 2);
  return true;
}

void Frame::count_leave(LeaveReason reason) {
  ++statistics.leaves[static_cast<int>(reason)];
}

PyObject *Frame::leave_slow(PyThreadState *thread, _PyInterpreterFrame *frame, int depth) {
  Frame(thread, frame).exit(depth);
  return _PyEval_EvalFrameDefault(thread, frame, 0);
}

PyObject *Frame::leave_at_entry_slow(PyThreadState *thread, _PyInterpreterFrame *frame, int throwing) {
  if (thread->cframe->current_frame != frame)
    return nullptr; // enter has raised RecursionError
  count_leave(LeaveReason::Entry);
  frame->stacktop = ~frame->stacktop;
  thread->cframe->current_frame = frame->previous;
  ++thread->recursion_remaining;
  return _PyEval_EvalFrameDefault(thread, frame, throwing);
}

} // namespace lasti::runtime
