#pragma once

// Generators, coroutines and async generators of 3.11: their states, and how they begin, run and end.

#include "python/frame.h"

namespace lasti::runtime {

/// The generator's frame.
LASTI_INLINE _PyInterpreterFrame *generator_frame(PyGenObject *generator) {
  return reinterpret_cast<_PyInterpreterFrame *>(generator->gi_iframe);
}

/// Whether it stands at a `yield` or `await`.
LASTI_INLINE bool is_suspended(const PyGenObject *generator) {
  return generator->gi_frame_state == FRAME_SUSPENDED;
}
/// Whether it has not run yet.
LASTI_INLINE bool is_new(const PyGenObject *generator) {
  return generator->gi_frame_state == FRAME_CREATED;
}
/// Whether one of the two holds: it may be resumed.
LASTI_INLINE bool is_waiting(const PyGenObject *generator) {
  return generator->gi_frame_state < FRAME_EXECUTING;
}

/// Says that the generator which a frame belongs to stands at a `yield`.
LASTI_INLINE void mark_suspended(_PyInterpreterFrame *frame) {
  _PyFrame_GetGenerator(frame)->gi_frame_state = FRAME_SUSPENDED;
}

/// Before the frame runs: puts `value`, a new reference, on its stack and links what it handles.
LASTI_INLINE void begin_run(PyThreadState *thread, PyGenObject *generator, PyObject *value) {
  _PyInterpreterFrame *frame = generator_frame(generator);
  frame->localsplus[frame->stacktop++] = value;
  generator->gi_exc_state.previous_item = thread->exc_info;
  thread->exc_info = &generator->gi_exc_state;
  generator->gi_frame_state = FRAME_EXECUTING;
}
/// After it has run.
LASTI_INLINE void end_run(PyThreadState *thread, PyGenObject *generator) {
  thread->exc_info = generator->gi_exc_state.previous_item;
  generator->gi_exc_state.previous_item = nullptr;
  generator_frame(generator)->previous = nullptr;
}

/// Says that it has run to its end.
inline void complete_generator(PyGenObject *generator) {
  if (generator->gi_frame_state == FRAME_EXECUTING)
    generator->gi_frame_state = FRAME_COMPLETED;
}
/// Clears what is left of it then.
void clear_generator(PyThreadState *thread, PyGenObject *generator);

/// _Py_MakeCoro: a generator, coroutine or async generator for a function whose frame is the thread's
/// current one, without a frame in it yet. Null with an exception set.
PyGenObject *make_coroutine(PyThreadState *thread, PyFunctionObject *function);

/// Whether a new coroutine remembers who has made it.
LASTI_INLINE bool is_origin_tracked(const PyThreadState *thread) {
  return thread->coroutine_origin_tracking_depth;
}

/// RETURN_GENERATOR: moves the running frame, and what it holds, into a generator. The caller clears what is
/// left of it.
void move_to_generator(PyThreadState *thread, _PyInterpreterFrame *frame, PyGenObject *generator);

/// Whether a function of this code does nothing before RETURN_GENERATOR that start_suspended does not know.
bool can_start_suspended(PyCodeObject *code);

/// Starts the frame in a generator whose locals have been filled with the arguments and NULL, as if the
/// function had run up to RETURN_GENERATOR.
void start_suspended(PyGenObject *generator, PyFunctionObject *function, PyCodeObject *code, int locals);

/// gen_dealloc, of a generator or coroutine whose reference count is zero. Where its frame has been cleared
/// there is nothing for the finalizer, _PyGen_Finalize, to do: it is not called.
void free_generator(PyObject *generator);

} // namespace lasti::runtime
