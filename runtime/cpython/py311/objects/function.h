#pragma once

#include "cpython/inline.h"
#include "cpython/python.h"

namespace lasti::runtime {

// What a function holds. All references are borrowed.

LASTI_INLINE PyObject *globals_of(const PyFunctionObject *function) {
  return function->func_globals;
}
LASTI_INLINE PyObject *builtins_of(const PyFunctionObject *function) {
  return function->func_builtins;
}
/// The tuple of its cells, as many as its code has free variables.
LASTI_INLINE PyObject *closure_of(const PyFunctionObject *function) {
  return function->func_closure;
}

/// PyFunction_New: a function of a code object with these globals. Where their __name__ and __builtins__ are
/// is remembered. Null with an exception set.
PyObject *new_function(PyObject *code, PyObject *globals);

/// func_dealloc, of a function whose reference count is zero. Its memory may be kept for the next ones.
void free_function(PyThreadState *thread, PyObject *function);

} // namespace lasti::runtime
