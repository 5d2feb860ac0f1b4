#pragma once

// CALL_FUNCTION_EX: callee(*positional, **keywords). It has an emitter.

#include "frame/frame.h"
#include "frame/operand.h"

namespace lasti::runtime {

PyObject *call_function_ex_slow(PyObject *callee, PyObject *positional, PyObject *keywords);

/// Takes an iterable of positional arguments and a mapping of keyword arguments or null. Returns what
/// the call returns.
LASTI_INLINE Owned call_function_ex(Frame &, Operand auto callee, Operand auto positional,
                                    Operand auto keywords) {
  Owned result(call_function_ex_slow(object_of(callee), object_of(positional), object_of(keywords)));
  drop_in_order(callee, positional, keywords);
  return result;
}

} // namespace lasti::runtime
