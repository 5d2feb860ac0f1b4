#pragma once

// Calls with keyword names of functions that have native code.

#include "call/call.h"

namespace lasti::runtime {

/// CALL of a Python function with keyword names. A site has one tuple of names: it remembers where they go in
/// the function that it has called last. Takes the arguments over, as many as `count` with the keyword
/// values; one word before them may be written to. `function` is kept alive by the caller.
PyObject *call_named(PyThreadState *thread, CallCache &cache, PyFunctionObject *function,
                     PyObject **arguments, size_t count, PyObject *keywords);

} // namespace lasti::runtime
