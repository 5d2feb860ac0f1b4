#pragma once

// Raising, and what handlers are made of. RERAISE moves control and has an emitter; what it does to the
// thread stands here.

#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operation.h"

namespace lasti::runtime {

/// ceval.c, do_raise. Takes borrowed references, null for what the statement does not have. Sets the
/// exception, or the one that says why it cannot be raised. Returns true for a bare `raise`, whose
/// traceback must not get this frame's line again.
bool raise_slow(PyThreadState *thread, PyObject *exception, PyObject *cause);

Truth exception_matches_slow(PyObject *exception, PyObject *type);
/// Takes borrowed references; writes new ones. False with an exception set.
bool match_group_slow(PyObject *exception, PyObject *type, PyObject *&match, PyObject *&rest);
PyObject *prepare_reraise_star(PyObject *original, PyObject *raised);

/// The exception becomes the one that sys.exc_info() shows; the one shown before goes below it.
LASTI_OP(PUSH_EXC_INFO)
LASTI_INLINE void push_exception(Frame &frame, Owned exception, Slot &previous, Slot &current) {
  PyObject *&handled = handled_exception(frame.thread);
  if (handled)
    previous = Owned(handled);
  else
    previous = Owned(Borrowed{Py_None});
  current = Owned(Borrowed(exception));
  handled = exception.release();
}

/// sys.exc_info() shows again what it showed before the handler.
LASTI_OP(POP_EXCEPT)
LASTI_INLINE void pop_exception(Frame &frame, Owned previous) {
  Py_XDECREF(std::exchange(handled_exception(frame.thread), previous.release()));
}

/// except type:
LASTI_OP(CHECK_EXC_MATCH, exception = 1)
LASTI_INLINE Owned check_exception(Frame &, Peek exception, Borrowed type) {
  Truth matches = exception_matches_slow(exception.object, type.object);
  return matches < 0 ? Owned() : Owned(boolean(matches));
}

/// except* type: the part of the group that matches, above the rest of it
LASTI_OP(CHECK_EG_MATCH)
LASTI_INLINE bool check_exception_group(Frame &, Owned exception, Borrowed type, Slot &rest, Slot &match) {
  PyObject *matching, *remaining;
  if (!match_group_slow(exception.get(), type.object, matching, remaining))
    return false;
  if (Py_IsNone(matching)) {
    Py_DECREF(remaining);
    rest = std::move(exception);
  } else {
    PyErr_SetExcInfo(nullptr, Py_NewRef(matching), nullptr);
    rest = Owned(remaining);
  }
  match = Owned(matching);
  return true;
}

/// What is left to raise after the clauses of a `try … except*`, or None.
LASTI_OP(PREP_RERAISE_STAR)
LASTI_INLINE Owned prepare_reraise(Frame &, Borrowed original, Borrowed raised) {
  return Owned(prepare_reraise_star(original.object, raised.object));
}

// What the emitters of RAISE_VARARGS, RERAISE and END_ASYNC_FOR print. Where the result is true (for
// end_async_for: false), the exception keeps the traceback that it has.

/// raise
LASTI_INLINE bool raise_again(Frame &frame) {
  return raise_slow(frame.thread, nullptr, nullptr);
}

/// raise exception
LASTI_INLINE void raise_exception(Frame &frame, Borrowed exception, std::nullptr_t) {
  raise_slow(frame.thread, exception.object, nullptr);
}

/// raise exception from cause
LASTI_INLINE void raise_exception(Frame &frame, Borrowed exception, Borrowed cause) {
  raise_slow(frame.thread, exception.object, cause.object);
}

/// The end of a handler or `finally`. `lasti` is the index of the instruction that had raised, or null:
/// f_lasti goes back to it.
LASTI_INLINE bool reraise(Frame &frame, Borrowed lasti, Borrowed exception) {
  if (lasti) {
    if (!PyLong_Check(lasti.object)) {
      PyErr_SetString(PyExc_SystemError, "lasti is not an int");
      return false;
    }
    set_position(frame.frame, frame.instructions + PyLong_AsLong(lasti.object));
  }
  restore_exception(frame.thread, exception.object);
  return true;
}

/// The end of `async for`: true if the exception is what an exhausted iterator raises.
LASTI_INLINE bool end_async_for(Frame &frame, Borrowed exception) {
  if (PyErr_GivenExceptionMatches(exception.object, PyExc_StopAsyncIteration))
    return true;
  restore_exception(frame.thread, exception.object);
  return false;
}

/// AssertionError
LASTI_OP(LOAD_ASSERTION_ERROR)
LASTI_INLINE Borrowed load_assertion_error() {
  return Borrowed{PyExc_AssertionError};
}

} // namespace lasti::runtime
