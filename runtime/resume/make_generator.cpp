// RETURN_GENERATOR (ceval.c): the frame so far moves into a new generator, where it goes on later.

#include "frame/frame.h"

namespace lasti::runtime {

PyObject *Frame::make_generator_slow(PyThreadState *thread, _PyInterpreterFrame *frame) {
  PyGenObject *generator = make_coroutine(thread, function_of(frame));
  if (generator)
    move_to_generator(thread, frame, generator);
  else
    Frame(thread, frame).end();
  return reinterpret_cast<PyObject *>(generator);
}

} // namespace lasti::runtime
