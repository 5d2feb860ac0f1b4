#pragma once

// CALL_FUNCTION_EX: callee(*positional, **keywords). It has an emitter.

#include "frame/frame.h"
#include "frame/operand.h"

namespace lasti::runtime {

/// Borrows all. `takes_keywords`: whether `keywords` is a dict that only the caller has, and then whether
/// it has been taken over.
PyObject *call_function_ex_slow(PyThreadState *thread, PyObject *callee, PyObject *positional,
                                PyObject *keywords, bool &takes_keywords);

/// Takes an iterable of positional arguments and a mapping of keyword arguments or null. Returns what
/// the call returns.
LASTI_INLINE Owned call_function_ex(Frame &f, Operand auto callee, Operand auto positional,
                                    Operand auto keywords) {
  bool takes_keywords = object_of(keywords) && is_sole(keywords);
  Owned result(call_function_ex_slow(f.thread, object_of(callee), object_of(positional), object_of(keywords),
                                     takes_keywords));
  if constexpr (is_owned_operand<decltype(keywords)>)
    if (takes_keywords)
      keywords.release();
  drop_in_order(callee, positional, keywords);
  return result;
}

} // namespace lasti::runtime
