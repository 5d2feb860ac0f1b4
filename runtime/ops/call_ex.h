#pragma once

// CALL_FUNCTION_EX: callee(*positional, **keywords). It has an emitter.

#include "frame/frame.h"
#include "ops/operand.h"

namespace lasti::runtime {

PyObject *call_function_ex_slow(PyObject *callee, PyObject *positional, PyObject *keywords);

/// Takes an iterable of positional arguments and a mapping of keyword arguments or null. Returns what
/// the call returns.
LASTI_INLINE Owned call_function_ex(Frame &, Borrowed callee, Borrowed positional, Borrowed keywords) {
  return Owned(call_function_ex_slow(callee.object, positional.object, keywords.object));
}

} // namespace lasti::runtime
