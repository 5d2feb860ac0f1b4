#pragma once

// Calls of generator functions and of coroutines: the generator is made with the arguments in its frame, as
// if the function had run up to RETURN_GENERATOR and moved its frame there.

#include "native/calls.h"
#include "objects/generator.h"

namespace lasti::runtime {

/// A generator for a call of the function, to be filled. Null without an exception set where the call has to
/// go through libpython: instructions before RETURN_GENERATOR that are not known here, or the caller's frame
/// would be looked at (origin tracking, recursion).
PyGenObject *begin_suspended(PyThreadState *thread, const NativeCode &native, PyFunctionObject *function);

/// Finishes a generator whose locals have been filled with the arguments and NULL.
PyObject *suspend_at_start(const NativeCode &native, PyFunctionObject *function, PyGenObject *generator);

/// The FramelessEntry of simple generator functions and coroutines that can_start_suspended holds of.
PyObject *start_generator(PyThreadState *thread, PyObject *function, PyObject *const *arguments);

} // namespace lasti::runtime
