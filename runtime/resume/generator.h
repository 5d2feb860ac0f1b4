#pragma once

// Generators and coroutines resumed by native code: genobject.c's gen_send_ex2, without the layers
// around it, for a generator whose code is native. The generator object is CPython's own, its states,
// its chain of handled exceptions and its errors are as there.

#include "native/registry.h"
#include "objects/generator.h"

namespace lasti::runtime {

/// The code that a FOR_ITER or SEND has resumed last, and its entry.
struct ResumeCache {
  PyCodeObject *code;
  NativeEntry entry;
};
struct IterateCache : ResumeCache {};
struct SendCache : ResumeCache {};

/// The end of a generator which has returned `result` or raised (null): what gen_send_ex2 does after
/// the frame's last run. Gives `result` back.
PyObject *finish_generator(PyThreadState *thread, PyGenObject *generator, PyObject *result);

/// Fills the cache for a generator; false if it cannot be resumed by resume_generator: not suspended,
/// not native, or tracing is on.
bool can_resume(PyThreadState *thread, ResumeCache &cache, PyGenObject *generator);

/// The same for a generator that stands at a `yield from` or `await`: resumes what it waits for in the end.
PyObject *resume_chain(PyThreadState *thread, PyGenObject *generator, PyObject *value);

/// Resumes a suspended generator with `value`, a new reference. Returns what it yields: then it is suspended.
/// Otherwise finish_generator has to follow.
inline PyObject *resume_generator(PyThreadState *thread, const ResumeCache &cache, PyGenObject *generator,
                                  PyObject *value) {
  if (is_delegating(generator))
    return resume_chain(thread, generator, value);
  push_value(generator_frame(generator), value);
  begin_run(thread, generator);
  PyObject *result = cache.entry(thread, generator_frame(generator), 0);
  end_run(thread, generator);
  return result;
}

/// True if resume_generator may be called at once: suspended, or not started.
inline bool is_resumable(PyThreadState *thread, ResumeCache &cache, PyGenObject *generator) {
  return (is_waiting(generator) && code_of(generator_frame(generator)) == cache.code) ||
         can_resume(thread, cache, generator);
}

} // namespace lasti::runtime
