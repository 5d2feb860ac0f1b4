#pragma once

// Frames of native-to-native calls: on the thread's data stack, as the interpreter's own.
//
// Such a frame does not count its references to the function and the code: the caller keeps the
// function alive and a registered code object lives for ever. Only where somebody has made a frame
// object, which may outlive the call, are they counted before the frame is cleared. Generators take
// their frame over: calls of those count (call/generator_call.cpp).

#include "frame/registry.h"
#include "cpython/py311/number.h"

namespace lasti::runtime {

/// A frame for `size` words, or null where the data stack's chunk is full: the caller then calls
/// through libpython, which makes a new chunk. A frame made here is never the first of its chunk, so
/// that to pop it is to move the top back.
inline _PyInterpreterFrame *push_frame(PyThreadState *thread, size_t size) {
  PyObject **top = thread->datastack_top;
  if (size >= static_cast<size_t>(thread->datastack_limit - top)) [[unlikely]]
    return nullptr;
  thread->datastack_top = top + size;
  return reinterpret_cast<_PyInterpreterFrame *>(top);
}

/// What _PyFrame_InitializeSpecials does, without counting.
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

/// Clears a frame that has a frame object or a dict of locals: counts the references that it has not.
void clear_seen_frame(PyThreadState *thread, _PyInterpreterFrame *frame);

/// Clears and pops a frame of push_frame after the call.
inline void pop_frame(PyThreadState *thread, _PyInterpreterFrame *frame, size_t locals) {
  if (frame->frame_obj || frame->f_locals) [[unlikely]] {
    clear_seen_frame(thread, frame);
  } else {
    for (size_t i = 0; i < locals; ++i)
      if (PyObject *local = frame->localsplus[i])
        drop_reference(local);
  }
  thread->datastack_top = reinterpret_cast<PyObject **>(frame);
}

} // namespace lasti::runtime
