// Python/frame.c of 3.11: the end of a frame; and a frame's instructions.

#include "python/frame.h"

#include <opcode.h>

namespace lasti::runtime {

namespace {

// take_ownership: somebody still has the frame object, the frame's data moves into it.
void give_to_frame_object(PyThreadState *thread, PyFrameObject *object, _PyInterpreterFrame *frame) {
  size_t size =
      reinterpret_cast<char *>(&frame->localsplus[frame->stacktop]) - reinterpret_cast<char *>(frame);
  memcpy(object->_f_frame_data, frame, size);
  frame = reinterpret_cast<_PyInterpreterFrame *>(object->_f_frame_data);
  object->f_frame = frame;
  frame->owner = FRAME_OWNED_BY_FRAME_OBJECT;
  if (_PyFrame_IsIncomplete(frame))
    frame->prev_instr = _PyCode_CODE(frame->f_code) + frame->f_code->_co_firsttraceable;
  // The frame is unlinked, so that its caller is the thread's current frame: PyThreadState_GetFrame
  // makes that one's object, which frame.c does with a function that is not exported. A generator's
  // frame has no caller any more (gen_send_ex2 takes it away before).
  if (frame->previous) {
    PyObject *type, *value, *traceback; // of what ends the call: without memory they would be lost
    PyErr_Fetch(&type, &value, &traceback);
    object->f_back = PyThreadState_GetFrame(thread);
    PyErr_Restore(type, value, traceback);
    frame->previous = nullptr;
  }
  if (!_PyObject_GC_IS_TRACKED(reinterpret_cast<PyObject *>(object)))
    _PyObject_GC_TRACK(reinterpret_cast<PyObject *>(object));
}

} // namespace

// PyThreadState_GetFrame clears the MemoryError, which has taken the place of what was set before.
PyFrameObject *current_frame_object(PyThreadState *thread) {
  PyFrameObject *object = PyThreadState_GetFrame(thread);
  if (!object)
    PyErr_NoMemory();
  return object;
}

void clear_frame(PyThreadState *thread, _PyInterpreterFrame *frame) {
  if (PyFrameObject *object = frame->frame_obj) {
    frame->frame_obj = nullptr;
    if (Py_REFCNT(object) > 1) {
      give_to_frame_object(thread, object, frame);
      Py_DECREF(object);
      return;
    }
    Py_DECREF(object);
  }
  for (int i = 0; i < frame->stacktop; ++i)
    if (PyObject *local = frame->localsplus[i])
      drop_reference(local);
  Py_XDECREF(frame->f_locals);
  Py_DECREF(frame->f_func);
  Py_DECREF(frame->f_code);
}

void clear_seen_frame(PyThreadState *thread, _PyInterpreterFrame *frame) {
  Py_INCREF(frame->f_func);
  Py_INCREF(frame->f_code);
  --thread->recursion_remaining;
  clear_frame(thread, frame);
  ++thread->recursion_remaining;
}

void step_over_compare(_PyInterpreterFrame *frame) {
  frame->prev_instr += 1 + INLINE_CACHE_ENTRIES_COMPARE_OP;
  // The interpreter may have quickened the code.
  while (_Py_OPCODE(*frame->prev_instr) == EXTENDED_ARG ||
         _Py_OPCODE(*frame->prev_instr) == EXTENDED_ARG_QUICK)
    ++frame->prev_instr;
}

} // namespace lasti::runtime
