#pragma once

// Tracing and profiling: whether anybody observes what a thread does, and the events that native code reports
// itself. All other events come from the interpreter, which has the frame by then.

#include "python/thread.h"

namespace lasti::runtime {

/// Whether a trace or profile function is set.
LASTI_INLINE bool is_observed(CurrentFrame current) {
  return current.cframe->use_tracing;
}
LASTI_INLINE bool is_observed(const PyThreadState *thread) {
  return thread->cframe->use_tracing;
}
/// The same of the thread that calls.
LASTI_INLINE bool is_observed() {
  return _PyThreadState_GET()->cframe->use_tracing;
}
/// The byte that is_observed looks at: not 0 if so.
LASTI_INLINE const unsigned char *observed_flag(CurrentFrame current) {
  return &current.cframe->use_tracing;
}

/// The trace function's `exception` event for the current frame, where one is set.
void trace_exception(PyThreadState *thread, _PyInterpreterFrame *frame);

/// The `return` event of a frame that an exception leaves.
void trace_unwind(PyThreadState *thread, _PyInterpreterFrame *frame);

} // namespace lasti::runtime
