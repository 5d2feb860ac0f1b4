// The rare parts of a frame's life: deep recursion, pending work, leaving for the interpreter.

#include "frame/frame.h"

#include "frame/stack_segment.h"
#include "frame/stats.h"

namespace lasti::runtime {

int Frame::leave_every = 0;
int Frame::fail_guards = 0;

// ceval.c, start_frame and exit_unwind: the frame has been linked and counted. A RecursionError is
// raised while it is linked, then it is as if it had never run. Without a RecursionError, false means that
// the C stack has no room for the frame.
bool Frame::enter_deep(PyThreadState *thread, _PyInterpreterFrame *frame) {
  if (raise_if_too_deep(thread)) {
    unlink_frame(CurrentFrame(thread), frame);
    return false;
  }
  if (!stack_is_exhausted())
    return true;
  hide_stack(frame); // as enter does, for leave_at_entry
  return false;
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

bool Frame::guard_fails() {
  static int guards = 0;
  if (++guards < fail_guards)
    return false;
  guards = 0;
  return true;
}

void Frame::count_leave(LeaveReason reason) {
  ++statistics.leaves[static_cast<int>(reason)];
}

PyObject *Frame::leave_slow(PyThreadState *thread, _PyInterpreterFrame *frame, int depth) {
  Frame f(thread, frame);
  f.exit(local_count(f.code()), depth);
  return _PyEval_EvalFrameDefault(thread, frame, 0);
}

PyObject *Frame::leave_at_entry_slow(PyThreadState *thread, _PyInterpreterFrame *frame, int throwing) {
  if (current_frame(thread) != frame)
    return nullptr; // enter has raised RecursionError
  show_stack(frame);
  unlink_frame(CurrentFrame(thread), frame);
  uncount_recursion(thread);
  if (stack_is_low())
    return evaluate_on_new_segment(_PyEval_EvalFrame, thread, frame, throwing);
  count_leave(LeaveReason::Entry);
  return _PyEval_EvalFrameDefault(thread, frame, throwing);
}

} // namespace lasti::runtime
