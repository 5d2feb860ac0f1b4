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

/// Puts a value on the stack of a frame that does not run; takes it over.
LASTI_INLINE void push_value(_PyInterpreterFrame *frame, PyObject *value) {
  frame->localsplus[frame->stacktop++] = value;
}

/// Before the frame runs: says so, and links what it handles.
LASTI_INLINE void begin_run(PyThreadState *thread, PyGenObject *generator) {
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

// Delegation: `yield from` and `await` are SEND, YIELD_VALUE, RESUME and a jump back to SEND.

/// Whether a waiting generator stands at the YIELD_VALUE of a delegation.
LASTI_INLINE bool is_delegating(const PyGenObject *generator) {
  constexpr unsigned resume_quick = 150; // RESUME is one more, and so is the oparg of `await`
  const unsigned next = reinterpret_cast<const _PyInterpreterFrame *>(generator->gi_iframe)->prev_instr[1];
  return ((next - (resume_quick | 2 << 8)) & ~0x101u) == 0;
}
/// The generator or coroutine that a delegating one waits for, if that is suspended too; borrowed, or null.
LASTI_INLINE PyGenObject *suspended_delegate(PyGenObject *generator) {
  _PyInterpreterFrame *frame = generator_frame(generator);
  PyObject *top = frame->localsplus[frame->stacktop - 1];
  auto *delegate = reinterpret_cast<PyGenObject *>(top);
  return (PyGen_CheckExact(top) || PyCoro_CheckExact(top)) && is_suspended(delegate) ? delegate : nullptr;
}

/// Makes a delegating generator what it is while its delegate runs: at SEND, the thread's current frame.
LASTI_INLINE void begin_delegating(PyThreadState *thread, CurrentFrame current, PyGenObject *generator) {
  _PyInterpreterFrame *frame = generator_frame(generator);
  link_frame(current, frame);
  count_recursion(thread);
  --frame->prev_instr;
  begin_run(thread, generator);
}
/// Takes that back, when the delegate has yielded. Returns what it is.
LASTI_INLINE PyGenObject *end_delegating(PyThreadState *thread, CurrentFrame current) {
  _PyInterpreterFrame *frame = current.cframe->current_frame;
  PyGenObject *generator = _PyFrame_GetGenerator(frame);
  ++frame->prev_instr;
  unlink_frame(current, frame);
  uncount_recursion(thread);
  generator->gi_frame_state = FRAME_SUSPENDED;
  end_run(thread, generator);
  return generator;
}

/// The generator of the thread's current frame, which delegates.
LASTI_INLINE PyGenObject *current_generator(PyThreadState *thread) {
  return _PyFrame_GetGenerator(current_frame(thread));
}
/// After the delegate of the current frame has returned: the result, which is taken over, takes its place as
/// SEND does, and the frame stands behind the delegation.
void take_result(_PyInterpreterFrame *frame, PyObject *result);

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
/// Their memory may be kept for the next ones.
void free_generator(PyThreadState *thread, PyObject *generator);

} // namespace lasti::runtime
