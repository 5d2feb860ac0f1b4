#pragma once

// Calls of classes.

#include "call/call.h"

namespace lasti::runtime {

/// Makes an instance of a class without a vectorcall of its own: object.__new__, then a native __init__ if
/// it has one; otherwise through libpython. Takes the arguments over, and uses the word before them.
PyObject *call_class(PyThreadState *thread, CallCache *cache, PyTypeObject *type, PyObject **arguments,
                     size_t count, PyObject *keywords);

/// Makes an instance of a class whose __init__ has a function without a frame, for a caller without a frame.
/// Borrows the arguments, and uses the word before them. Null without an exception: it cannot be done like
/// this, and nobody can tell that it has been tried.
PyObject *make_frameless(PyThreadState *thread, CallCache &cache, PyTypeObject *type, PyObject **arguments,
                         size_t count);

} // namespace lasti::runtime
