#pragma once

// Calls of builtin functions and methods.

#include "call/call.h"
#include "native/calls.h"

namespace lasti::runtime {

/// CHECK_EVAL_BREAKER after the call of anything that is not a Python function. Takes the result over; null
/// with an exception set.
LASTI_INLINE PyObject *check_breaker(PyThreadState *thread, PyObject *result) {
  if (result && has_pending(thread) && !handle_pending(thread)) [[unlikely]]
    Py_CLEAR(result);
  return result;
}

/// The end of a call that libpython made: drops the callable and the arguments. Takes the result over.
LASTI_INLINE PyObject *end_call(PyThreadState *thread, PyObject *callable, PyObject **arguments, size_t count,
                                PyObject *result) {
  drop_reference(callable);
  drop_arguments(arguments, count);
  return check_breaker(thread, result);
}

/// call_slow for builtin functions and method descriptors without keyword names.
PyObject *call_c(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                 size_t count);

/// CallCache::direct for what only libpython knows how to call: it goes there at once.
PyObject *call_foreign(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                       size_t count);

} // namespace lasti::runtime
