#pragma once

// Calls of classes.

#include "call/call.h"

namespace lasti::runtime {

/// Makes an instance of a class without a vectorcall of its own: object.__new__, then a native __init__ if
/// it has one; otherwise through libpython. Takes the arguments over, and uses the word before them.
PyObject *call_class(PyThreadState *thread, CallCache *cache, PyTypeObject *type, PyObject **arguments,
                     size_t count, PyObject *keywords);

} // namespace lasti::runtime
