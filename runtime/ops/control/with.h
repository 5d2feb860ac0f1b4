#pragma once

// BEFORE_WITH, BEFORE_ASYNC_WITH and WITH_EXCEPT_START.

#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operation.h"

namespace lasti::runtime {

/// Looks __enter__ and __exit__ (or __aenter__ and __aexit__) up on the manager's class, and calls the first
/// one. False with an exception set.
bool enter_context(Owned manager, bool is_async, Slot &exit, Slot &entered);

PyObject *call_exit_slow(PyObject *exit, PyObject *exception);

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
