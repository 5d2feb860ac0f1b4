#pragma once

// What plain.h declares with plain types, as the runtime's own.

#include "runtime.h"

#include "plain/plain.h"

#include <new>

namespace lasti::plain {

static_assert(offsetof(Frame, thread) == offsetof(runtime::Frame, thread));
static_assert(offsetof(Frame, frame) == offsetof(runtime::Frame, frame));
static_assert(offsetof(Frame, current) == offsetof(runtime::Frame, current));
static_assert(offsetof(Frame, instructions) == offsetof(runtime::Frame, instructions));
static_assert(offsetof(Frame, constant) == offsetof(runtime::Frame, constants));
static_assert(offsetof(Frame, quiet) == offsetof(runtime::Frame, quiet));
static_assert(offsetof(Frame, local) >= sizeof(runtime::Frame));

inline runtime::Frame &view(Frame &f) {
  return reinterpret_cast<runtime::Frame &>(f);
}

/// The frame, with f_lasti at `offset`.
LASTI_INLINE runtime::Frame &frame_at(Frame &frame, int offset) {
  runtime::Frame &f = view(frame);
  auto *first = reinterpret_cast<char *>(f.instructions);
  runtime::set_position(f.frame,
                        reinterpret_cast<runtime::Instruction *>(first + static_cast<unsigned>(offset)));
  return f;
}

inline runtime::Slot &slot(PyObject *&word) {
  return reinterpret_cast<runtime::Slot &>(word);
}

#define LASTI_PLAIN_CACHE(name)                                                                              \
  static_assert(sizeof(name) == sizeof(runtime::name) && alignof(name) >= alignof(runtime::name));           \
  inline runtime::name &cache_of(name &cache) {                                                              \
    return reinterpret_cast<runtime::name &>(cache);                                                         \
  }
LASTI_PLAIN_CACHE(GlobalCache)
LASTI_PLAIN_CACHE(AttributeCache)
LASTI_PLAIN_CACHE(CallCache)
LASTI_PLAIN_CACHE(IterateCache)
LASTI_PLAIN_CACHE(SendCache)
#undef LASTI_PLAIN_CACHE

/// Counts those of `items` that borrow their reference.
LASTI_INLINE void own(PyObject **items, unsigned long borrowed) {
  for (; borrowed; borrowed &= borrowed - 1)
    Py_INCREF(items[__builtin_ctzl(borrowed)]);
}

/// Says that the interpreter goes on behind the instruction at `offset` (negative: at f_lasti), which has
/// made `value`, or nothing. The caller shows a failure, and unwind() is what comes next.
void leave_behind(PyObject *value, int offset);

/// The result of an operation, all of whose values have been dropped, in which Python code may have run: it
/// has failed, for the caller, where tracing is on. Nothing but the result is kept for that, so that the fast
/// ways of operations need no frame of the C stack.
LASTI_INLINE PyObject *checked(PyObject *result, int offset = -1) {
  if (runtime::is_observed() && result) [[unlikely]] {
    leave_behind(result, offset);
    return nullptr;
  }
  return result;
}
LASTI_INLINE bool checked(bool result, int offset = -1) {
  if (runtime::is_observed() && result) [[unlikely]] {
    leave_behind(nullptr, offset);
    return false;
  }
  return result;
}
/// The same of a condition: it makes a bool.
LASTI_INLINE int checked(int result, int offset) {
  if (runtime::is_observed() && result >= 0) [[unlikely]] {
    leave_behind(Py_NewRef(result ? Py_True : Py_False), offset);
    return -1;
  }
  return result;
}
/// The same where the result is in a local.
LASTI_INLINE bool checked(bool result, const runtime::Slot &local) {
  if (runtime::is_observed() && result) [[unlikely]] {
    leave_behind(Py_NewRef(local.object), -1);
    return false;
  }
  return result;
}

/// `frame.stack(0)` as a word.
inline PyObject **stack_of(Frame &f) {
  return f.local + runtime::local_count(view(f).code());
}

} // namespace lasti::plain
