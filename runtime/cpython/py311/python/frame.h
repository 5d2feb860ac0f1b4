#pragma once

// Frames of 3.11: what they hold, where they stand, their value stack, and how they begin and end.
//
// Frames of native-to-native calls are on the thread's data stack, as the interpreter's own. Such a frame
// does not count its references to the function and the code: the caller keeps the function alive and a
// registered code object lives for ever. Only where somebody has made a frame object, which may outlive the
// call, are they counted before the frame is cleared. Generators take their frame over: those count.

#include "python/code.h"
#include "python/refcount.h"
#include "python/slot.h"
#include "python/thread.h"

namespace lasti::runtime {

// What a frame holds. All references are borrowed.

LASTI_INLINE PyCodeObject *code_of(const _PyInterpreterFrame *frame) {
  return frame->f_code;
}
LASTI_INLINE PyFunctionObject *function_of(const _PyInterpreterFrame *frame) {
  return frame->f_func;
}
LASTI_INLINE PyObject *globals_of(const _PyInterpreterFrame *frame) {
  return frame->f_globals;
}
LASTI_INLINE PyObject *builtins_of(const _PyInterpreterFrame *frame) {
  return frame->f_builtins;
}
/// The mapping that names are stored in, of a module or class body; null in a function.
LASTI_INLINE PyObject *namespace_of(const _PyInterpreterFrame *frame) {
  return frame->f_locals;
}
/// The words of a frame's memory: the locals, and above them the value stack.
LASTI_INLINE Word *words_of(_PyInterpreterFrame *frame) {
  return frame->localsplus;
}
LASTI_INLINE const Word *words_of(const _PyInterpreterFrame *frame) {
  return frame->localsplus;
}
/// Whether it belongs to a generator or coroutine.
LASTI_INLINE bool is_of_generator(const _PyInterpreterFrame *frame) {
  return frame->owner == FRAME_OWNED_BY_GENERATOR;
}
/// Whether it has not come to its first line yet: then nobody may see it.
LASTI_INLINE bool is_incomplete(_PyInterpreterFrame *frame) {
  return _PyFrame_IsIncomplete(frame);
}

// Where it stands.

/// The byte offset of the instruction that it has attempted last; `first` is that of its code.
LASTI_INLINE int offset_of(const _PyInterpreterFrame *frame, const Instruction *first) {
  return static_cast<int>(reinterpret_cast<const char *>(frame->prev_instr) -
                          reinterpret_cast<const char *>(first));
}
/// The same in instruction units.
LASTI_INLINE int index_of(const _PyInterpreterFrame *frame) {
  return _PyInterpreterFrame_LASTI(frame);
}
/// Whether it has not begun; `first` is the first instruction of its code.
LASTI_INLINE bool is_at_start(const _PyInterpreterFrame *frame, const Instruction *first) {
  return frame->prev_instr == first - 1;
}
/// Says that this instruction is attempted now.
LASTI_INLINE void set_position(_PyInterpreterFrame *frame, Instruction *instruction) {
  frame->prev_instr = instruction;
}
/// Goes on by so many instruction units.
LASTI_INLINE void advance(_PyInterpreterFrame *frame, int units) {
  frame->prev_instr += units;
}
/// Moves f_lasti of a frame at COMPARE_OP on to the jump behind it.
void step_over_compare(_PyInterpreterFrame *frame);

/// A frame of libpython's that has not begun runs another code object, of the same size.
inline void run_instead(_PyInterpreterFrame *frame, PyCodeObject *code) {
  Py_INCREF(code);
  Py_SETREF(frame->f_code, code);
  frame->prev_instr = _PyCode_CODE(code) - 1;
}

// Its value stack.

/// Says how many values are on it: the garbage collector may look at them then. `locals` are below.
LASTI_INLINE void set_depth(_PyInterpreterFrame *frame, int locals, int depth) {
  frame->stacktop = locals + depth;
}
LASTI_INLINE void set_depth(_PyInterpreterFrame *frame, int depth) {
  set_depth(frame, frame->f_code->co_nlocalsplus, depth);
}
/// How many values are on it, while it is not hidden.
LASTI_INLINE int depth_of(const _PyInterpreterFrame *frame) {
  return frame->stacktop - frame->f_code->co_nlocalsplus;
}
/// Takes it out of the garbage collector's sight, for as long as native code runs the frame.
LASTI_INLINE void hide_stack(_PyInterpreterFrame *frame) {
  frame->stacktop = ~frame->stacktop;
}
/// Takes hide_stack back: the depth is what it was.
LASTI_INLINE void show_stack(_PyInterpreterFrame *frame) {
  frame->stacktop = ~frame->stacktop;
}

// Its life.

/// How many words a frame of this code has: locals, value stack and the frame itself.
inline size_t frame_size(const PyCodeObject *code) {
  return code->co_nlocalsplus + code->co_stacksize + FRAME_SPECIALS_SIZE;
}

/// A frame for `size` words, or null where the data stack's chunk is full: the caller then calls
/// through libpython, which makes a new chunk. A frame made here is never the first of its chunk, so
/// that to pop it is to move the top back.
inline _PyInterpreterFrame *push_frame(PyThreadState *thread, size_t size) {
  PyObject **top = thread->datastack_top, **end = top + size;
  if (end >= thread->datastack_limit) [[unlikely]] // both are null where there is no chunk yet
    return nullptr;
  thread->datastack_top = end;
  __builtin_assume(top != nullptr);
  return reinterpret_cast<_PyInterpreterFrame *>(top);
}

/// Gives back a frame of push_frame that holds nothing.
LASTI_INLINE void discard_frame(PyThreadState *thread, _PyInterpreterFrame *frame) {
  thread->datastack_top = reinterpret_cast<PyObject **>(frame);
}

/// What _PyFrame_InitializeSpecials does, without counting. The locals, so many, are for the caller to fill.
inline void start_frame(_PyInterpreterFrame *frame, PyFunctionObject *function, PyCodeObject *code,
                        int locals) {
  frame->f_func = function;
  frame->f_code = code;
  frame->f_globals = function->func_globals;
  frame->f_builtins = function->func_builtins;
  frame->f_locals = nullptr;
  frame->frame_obj = nullptr;
  frame->prev_instr = _PyCode_CODE(code) - 1;
  frame->stacktop = locals;
  frame->is_entry = true;
  frame->owner = FRAME_OWNED_BY_THREAD;
}

/// Makes it the frame that runs.
LASTI_INLINE void link_frame(CurrentFrame current, _PyInterpreterFrame *frame) {
  frame->previous = current.cframe->current_frame;
  current.cframe->current_frame = frame;
}
/// Its caller's is the frame that runs again.
LASTI_INLINE void unlink_frame(CurrentFrame current, _PyInterpreterFrame *frame) {
  current.cframe->current_frame = frame->previous;
}

/// The frame stops to run: it has returned or raised, or is suspended, or the interpreter goes on with it.
/// set_depth comes before where the stack has been hidden. In 3.11 whoever has called it clears it.
LASTI_INLINE void stop_frame(PyThreadState *thread, CurrentFrame current, _PyInterpreterFrame *frame) {
  unlink_frame(current, frame);
  uncount_recursion(thread);
}

/// The object of the thread's current frame, a new reference, made if there is none yet. An exception that is
/// set stays; where there is no memory for the object, null, and MemoryError is set in its place.
PyFrameObject *current_frame_object(PyThreadState *thread);

/// _PyFrame_Clear: drops all that the frame holds, or gives it to the frame object if somebody still
/// has that. The frame is unlinked, its depth is set.
void clear_frame(PyThreadState *thread, _PyInterpreterFrame *frame);

/// Clears a frame that has a frame object or a dict of locals: counts the references that it has not.
void clear_seen_frame(PyThreadState *thread, _PyInterpreterFrame *frame);

/// Clears and pops a frame of push_frame after the call.
inline void pop_frame(PyThreadState *thread, _PyInterpreterFrame *frame, size_t locals) {
  if (reinterpret_cast<uintptr_t>(frame->frame_obj) | reinterpret_cast<uintptr_t>(frame->f_locals))
      [[unlikely]] {
    clear_seen_frame(thread, frame);
  } else {
    for (size_t i = 0; i < locals; ++i)
      if (PyObject *local = frame->localsplus[i])
        drop_reference(local);
  }
  thread->datastack_top = reinterpret_cast<PyObject **>(frame);
}

} // namespace lasti::runtime
