#pragma once

// BEFORE_WITH, BEFORE_ASYNC_WITH and WITH_EXCEPT_START.

#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operation.h"

namespace lasti::runtime {

/// Looks __enter__ and __exit__ (or __aenter__ and __aexit__) up on the manager's class. Writes new
/// references. False with an exception set.
bool find_context_methods(PyObject *manager, bool is_async, PyObject *&enter, PyObject *&exit);

PyObject *call_exit_slow(PyObject *exit, PyObject *exception);

LASTI_INLINE bool enter_context(Owned manager, bool is_async, Slot &exit, Slot &entered) {
  PyObject *enter_method, *exit_method;
  if (!find_context_methods(manager.get(), is_async, enter_method, exit_method))
    return false;
  manager = nullptr; // before the call, as ceval.c
  PyObject *result = PyObject_CallNoArgs(enter_method);
  Py_DECREF(enter_method);
  if (!result) {
    Py_DECREF(exit_method);
    return false;
  }
  exit = Owned(exit_method);
  entered = Owned(result);
  return true;
}

/// with manager: the bound __exit__ stays below what __enter__ has returned.
LASTI_OP(BEFORE_WITH)
LASTI_INLINE bool before_with(Frame &, Owned manager, Slot &exit, Slot &entered) {
  return enter_context(std::move(manager), false, exit, entered);
}

/// async with manager: the bound __aexit__ stays below the awaitable of __aenter__.
LASTI_OP(BEFORE_ASYNC_WITH)
LASTI_INLINE bool before_async_with(Frame &, Owned manager, Slot &exit, Slot &entered) {
  return enter_context(std::move(manager), true, exit, entered);
}

/// Calls __exit__ with the exception that the block has raised.
LASTI_OP(WITH_EXCEPT_START, exit = 4, exception = 1)
LASTI_INLINE Owned with_except_start(Frame &, Peek exit, Peek exception) {
  return Owned(call_exit_slow(exit.object, exception.object));
}

} // namespace lasti::runtime
