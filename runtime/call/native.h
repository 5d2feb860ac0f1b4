#pragma once

// Calls of native functions out of line: any shape that needs no error message.

#include "call/call.h"

namespace lasti::runtime {

/// True if a call with so many positional arguments can be made in line; what is missing are defaults.
inline bool is_exact(const NativeCode &native, size_t count) {
  return native.simple && !native.generator && count <= native.arguments;
}

/// Calls a Python function natively if it has native code and the arguments fit without an error;
/// otherwise through libpython. Arguments are borrowed, as in call_slow. `function` is kept alive by the
/// caller.
PyObject *call_python(PyThreadState *thread, PyFunctionObject *function, PyObject **arguments, size_t count,
                      PyObject *keywords);

/// Makes an instance of a plain class: object.__new__, then a native __init__ if it has one. Otherwise
/// through libpython.
PyObject *call_class(PyThreadState *thread, CallCache *cache, PyTypeObject *type, PyObject **arguments,
                     size_t count, PyObject *keywords);

} // namespace lasti::runtime
