// RETURN_GENERATOR (ceval.c): the frame so far moves into a new generator, where it goes on later.

#include "cpython/internals.h"
#include "frame/frame.h"

namespace lasti::runtime {

PyObject *Frame::make_generator_slow(PyThreadState *thread, _PyInterpreterFrame *frame) {
  PyGenObject *generator = make_coroutine(thread, frame->f_func);
  if (!generator) {
    Frame(thread, frame).exit(0);
    return nullptr;
  }
  frame->stacktop = frame->f_code->co_nlocalsplus;
  auto *inner = reinterpret_cast<_PyInterpreterFrame *>(generator->gi_iframe);
  size_t size =
      reinterpret_cast<char *>(&frame->localsplus[frame->stacktop]) - reinterpret_cast<char *>(frame);
  memcpy(inner, frame, size);
  inner->previous = nullptr;
  inner->owner = FRAME_OWNED_BY_GENERATOR;
  generator->gi_frame_state = FRAME_CREATED;
  // The caller clears this frame: what it finds is its own.
  frame->stacktop = 0;
  frame->f_locals = nullptr;
  Py_INCREF(frame->f_func);
  Py_INCREF(frame->f_code);
  thread->cframe->current_frame = frame->previous;
  ++thread->recursion_remaining;
  return reinterpret_cast<PyObject *>(generator);
}

} // namespace lasti::runtime
