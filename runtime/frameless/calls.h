#pragma once

// What functions without a frame return: a tuple, or what another such function returns.

#include "call/call.h"

namespace lasti::runtime::frameless {

/// A reference to something found that is to stay alive.
LASTI_INLINE PyObject *share(PyObject *value) {
  return Py_NewRef(value);
}

/// A tuple of these, new references, which are taken over, too where it fails; they may be null, for want of
/// memory.
PyObject *tuple_of(PyThreadState *thread, PyObject *const *items, int count);

/// Calls a function without a frame, or a class whose __init__ is one, as the last that the caller does. The
/// `arguments`, of which those with a bit in `owned` are new references, which are taken over, too where it
/// fails, and may be null, for want of memory; the word before them may be written to.
PyObject *call(PyThreadState *thread, PyObject *callee, CallCache &cache, PyObject **arguments, int count,
               unsigned owned);

} // namespace lasti::runtime::frameless
