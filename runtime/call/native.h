#pragma once

// Calls of native functions out of line: any shape that needs no error message.

#include "call/call.h"

namespace lasti::runtime {

/// True if a call with so many positional arguments can be made in line; what is missing are defaults.
inline bool is_exact(const NativeCode &native, size_t count) {
  return native.simple && !native.generator && count <= native.arguments;
}

/// Drops arguments that were called with, first to last.
inline void drop_arguments(PyObject **arguments, size_t count) {
  for (size_t i = 0; i < count; ++i)
    drop_reference(arguments[i]);
}

/// PyObject_Vectorcall with the keyword values in the count, as here everywhere.
inline PyObject *call_vector(PyObject *callable, PyObject **arguments, size_t count, PyObject *keywords) {
  size_t keyword_count = keywords ? PyTuple_GET_SIZE(keywords) : 0;
  return PyObject_Vectorcall(callable, arguments, (count - keyword_count) | PY_VECTORCALL_ARGUMENTS_OFFSET,
                             keywords);
}

/// Calls a Python function natively if it has native code and the arguments fit without an error;
/// otherwise through libpython. Takes the arguments over; `function` is kept alive by the caller.
PyObject *call_python(PyThreadState *thread, PyFunctionObject *function, PyObject **arguments, size_t count,
                      PyObject *keywords);

/// Makes an instance of a class without a vectorcall of its own: object.__new__, then a native __init__ if
/// it has one; otherwise through libpython. Takes the arguments over, and uses the word before them.
PyObject *call_class(PyThreadState *thread, CallCache *cache, PyTypeObject *type, PyObject **arguments,
                     size_t count, PyObject *keywords);

} // namespace lasti::runtime
