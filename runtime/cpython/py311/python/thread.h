#pragma once

// Thread states of 3.11: the current frame, recursion, the eval breaker, exceptions.

#include "cpython/inline.h"
#include "cpython/python.h"

namespace lasti::runtime {

/// Where a thread says which frame it runs: the same place for as long as one native function runs.
struct CurrentFrame {
  LASTI_INLINE explicit CurrentFrame(const PyThreadState *thread) : cframe(thread->cframe) {}

  _PyCFrame *const cframe;
};

/// The frame that runs; null if there is none.
LASTI_INLINE _PyInterpreterFrame *current_frame(const PyThreadState *thread) {
  return thread->cframe->current_frame;
}

/// For as long as it lives, the thread has no frames and is not deep in any recursion: what runs is as at the
/// start of the process. The frames are there again afterwards.
class WithoutFrames {
public:
  explicit WithoutFrames(PyThreadState *thread)
      : thread(thread), frame(thread->cframe->current_frame),
        depth(thread->recursion_limit - thread->recursion_remaining) {
    thread->cframe->current_frame = nullptr;
    thread->recursion_remaining += depth;
  }
  ~WithoutFrames() {
    thread->cframe->current_frame = frame;
    thread->recursion_remaining -= depth;
  }
  WithoutFrames(const WithoutFrames &) = delete;
  WithoutFrames &operator=(const WithoutFrames &) = delete;

private:
  PyThreadState *thread;
  _PyInterpreterFrame *frame;
  int depth;
};

/// The calling thread; null where it has no state.
inline PyThreadState *thread_or_null() {
  return _PyThreadState_UncheckedGet();
}

/// What the interpreter calls to evaluate a frame.
LASTI_INLINE _PyFrameEvalFunction evaluator_of(const PyThreadState *thread) {
  return thread->interp->eval_frame;
}

// Recursion.

/// Counts a frame more. True where it may be one too many: then raise_if_too_deep follows.
LASTI_INLINE bool count_recursion(PyThreadState *thread) {
  return thread->recursion_remaining-- <= 0;
}
/// Takes that back.
LASTI_INLINE void uncount_recursion(PyThreadState *thread) {
  ++thread->recursion_remaining;
}
/// True with RecursionError set and the frame no longer counted, where it was too many.
inline bool raise_if_too_deep(PyThreadState *thread) {
  return thread->recursion_remaining < 0 && _Py_CheckRecursiveCall(thread, "");
}
/// Whether what counts as recursion would raise.
LASTI_INLINE bool recursion_is_exhausted(const PyThreadState *thread) {
  return thread->recursion_remaining <= 0;
}

/// So many frames more may be counted.
LASTI_INLINE int recursion_room(const PyThreadState *thread) {
  return thread->recursion_remaining;
}

// The eval breaker.

/// Whether handle_pending has something to do.
LASTI_INLINE bool has_pending(const PyThreadState *thread) {
  return _Py_atomic_load_relaxed(&thread->interp->ceval.eval_breaker);
}

/// ceval.c's eval_frame_handle_pending: signals, pending calls, a request for the GIL, an asynchronous
/// exception. False with an exception set.
bool handle_pending(PyThreadState *thread);

// Exceptions.

/// Whether an exception is set.
LASTI_INLINE bool has_exception(const PyThreadState *thread) {
  return thread->curexc_type;
}

/// Whether an exception of just this class is set, which no frame has been added to the traceback of.
inline bool has_fresh_exception(const PyThreadState *thread, const PyObject *type) {
  return !thread->curexc_traceback && thread->curexc_type == type;
}

/// Takes the exception that is set: a new reference, normalised, with its traceback.
PyObject *take_exception(PyThreadState *thread);

/// Sets an exception that was caught, with the traceback it has, as RERAISE and END_ASYNC_FOR do. Takes
/// a borrowed exception.
void restore_exception(PyThreadState *thread, PyObject *exception);

/// Raises an instance. `type` is what the statement named: the class may be another. Both are borrowed.
void raise_instance(PyThreadState *thread, PyObject *type, PyObject *value);

/// The exception that the frame handles, an owned reference: what sys.exc_info() shows if it is not null.
LASTI_INLINE PyObject *&handled_exception(PyThreadState *thread) {
  return thread->exc_info->exc_value;
}

/// What sys.exc_info() shows, borrowed; null or None if that is nothing.
PyObject *shown_exception(PyThreadState *thread);

} // namespace lasti::runtime
