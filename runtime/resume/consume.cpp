#include "resume/consume.h"

#include "resume/generator.h"

namespace lasti::runtime {

namespace {

using words::Sink;
using words::taking;

/// Resumes the generator until the sink has all. False: something else has to resume it, or there is an
/// exception.
bool take_all(PyThreadState *thread, PyGenObject *generator, Sink &sink, bool &is_whole) {
  ResumeCache cache{};
  is_whole = true;
  while (!is_observed(thread) && is_resumable(thread, cache, generator)) {
    taking = {generator_frame(generator), &sink};
    PyObject *item = resume_generator(thread, cache, generator, Py_NewRef(Py_None));
    taking = {};
    if (!item || !is_suspended(generator)) {
      PyObject *returned = finish_generator(thread, generator, item);
      const bool has_ended = returned || !has_exception(thread);
      Py_XDECREF(returned);
      return has_ended;
    }
    if (!sink.take_yielded(item))
      return !has_exception(thread);
  }
  is_whole = false;
  return false;
}

} // namespace

PyObject *consume(PyThreadState *thread, Sink::Kind kind, PyObject *callable, PyGenObject *generator) {
  Sink sink(kind);
  bool is_whole;
  if (take_all(thread, generator, sink, is_whole))
    return sink.result();
  if (is_whole)
    return nullptr;
  PyObject *arguments[] = {reinterpret_cast<PyObject *>(generator),
                           kind == Sink::Kind::Sum ? sink.sum() : nullptr};
  if (kind == Sink::Kind::Sum && !arguments[1])
    return nullptr;
  PyObject *result = PyObject_Vectorcall(callable, arguments, kind == Sink::Kind::Sum ? 2 : 1, nullptr);
  Py_XDECREF(arguments[1]);
  return result;
}

} // namespace lasti::runtime
