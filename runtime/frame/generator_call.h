#pragma once

// Calls of generator functions and of coroutines: the generator is made with the arguments in its frame, as
// if the function had run up to RETURN_GENERATOR and moved its frame there.

#include "frame/native.h"
#include "python/generator.h"

namespace lasti::runtime {

/// A generator for a call of the function, to be filled. Null without an exception set where the call has to
/// go through libpython: instructions before RETURN_GENERATOR that are not known here, or the caller's frame
/// would be looked at (origin tracking, recursion).
PyGenObject *begin_suspended(PyThreadState *thread, const NativeCode &native, PyFunctionObject *function);

/// Finishes a generator whose locals have been filled with the arguments and NULL.
PyObject *suspend_at_start(const NativeCode &native, PyFunctionObject *function, PyGenObject *generator);

/// The FramelessEntry of simple generator functions and coroutines.
PyObject *start_generator(PyThreadState *thread, PyObject *function, PyObject *const *arguments);

/// True if a call has just the arguments that a generator function takes, and may be made without the hook.
inline bool suspends_exactly(PyThreadState *thread, const NativeCode &native, size_t count) {
  return native.simple && native.generator && native.arguments == count && !statistics.on &&
         !is_observed(thread) && hook_is_ours(thread);
}

/// The call where suspends_exactly holds. Takes the arguments over; null without an exception set and with
/// nothing taken where it has to go through libpython.
PyObject *make_exactly(PyThreadState *thread, const NativeCode &native, PyFunctionObject *function,
                       PyObject *const *arguments);

} // namespace lasti::runtime
