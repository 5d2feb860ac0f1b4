#include "resume/generator.h"

#include "cpython/internals.h"
#include "frame/stats.h"

namespace lasti::runtime {

bool can_resume(PyThreadState *thread, ResumeCache &cache, PyGenObject *generator) {
  if (generator->gi_frame_state != FRAME_SUSPENDED && generator->gi_frame_state != FRAME_CREATED)
    return false;
  NativeCode *native = native_code(generator_frame(generator)->f_code);
  if (!native || thread->cframe->use_tracing || !hook_is_ours(thread->interp))
    return false;
  cache.entry = native->entry;
  if (statistics.on) [[unlikely]]
    ++statistics.resumes;
  else
    cache.code = native->code;
  return true;
}

namespace {

// A StopIteration must not look like the generator's end (PEP 479).
void replace_stop_iteration(PyGenObject *generator) {
  bool async = PyAsyncGen_CheckExact(generator);
  if (PyErr_ExceptionMatches(PyExc_StopIteration)) {
    const char *message = PyCoro_CheckExact(generator) ? "coroutine raised StopIteration"
                          : async                      ? "async generator raised StopIteration"
                                                       : "generator raised StopIteration";
    _PyErr_FormatFromCause(PyExc_RuntimeError, "%s", message);
  } else if (async && PyErr_ExceptionMatches(PyExc_StopAsyncIteration)) {
    _PyErr_FormatFromCause(PyExc_RuntimeError, "%s", "async generator raised StopAsyncIteration");
  }
}

} // namespace

PyObject *finish_generator(PyThreadState *thread, PyGenObject *generator, PyObject *result) {
  if (generator->gi_frame_state == FRAME_EXECUTING)
    generator->gi_frame_state = FRAME_COMPLETED;
  if (!result)
    replace_stop_iteration(generator);
  Py_CLEAR(generator->gi_exc_state.exc_value);
  generator->gi_frame_state = FRAME_CLEARED;
  clear_frame(thread, generator_frame(generator));
  return result;
}

} // namespace lasti::runtime
