#include "resume/generator.h"

#include "frame/stats.h"

namespace lasti::runtime {

bool can_resume(PyThreadState *thread, ResumeCache &cache, PyGenObject *generator) {
  if (!is_waiting(generator))
    return false;
  NativeCode *native = native_code(code_of(generator_frame(generator)));
  if (!native || is_observed(thread) || !hook_is_ours(thread))
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
  complete_generator(generator);
  if (!result)
    replace_stop_iteration(generator);
  clear_generator(thread, generator);
  return result;
}

} // namespace lasti::runtime
