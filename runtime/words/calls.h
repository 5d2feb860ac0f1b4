#pragma once

// Functions on words, which call themselves without frames. They do nothing that anybody could see: where one
// fails, at any depth, all end, and the outermost call is made as ever.

#include "frame/stack_guard.h"
#include "words/exits.h"
#include "words/gate.h"

#include <algorithm>

namespace lasti::runtime::words {

/// What a function on words returns: a number and its object, which is null if it has not been made; or an
/// object, borrowed. In two registers.
template <class Value>
struct Result {
  Value value;
  PyObject *object; ///< in_frame: it has failed

  LASTI_INLINE bool has_failed() const { return object == in_frame; }
};

/// Becomes the result of any function that has failed.
struct Failure {
  template <class Value>
  LASTI_INLINE operator Result<Value>() const { // NOLINT(google-explicit-constructor)
    return {{}, in_frame};
  }
};

/// A result taken apart; false: the call has failed.
template <class Value>
LASTI_INLINE bool returned(const Result<Value> &result, Value &value, PyObject *&object) {
  value = result.value;
  object = result.object;
  return !result.has_failed();
}

/// So many calls may be nested: frames that the recursion has room for, but for a few that are done in place,
/// and that the C stack has.
int64_t depth_for(const PyThreadState *thread);

/// What the calls of a function on words have in common. Emitted classes add what the function has looked up,
/// enter(), which does that, and run().
class Calls {
public:
  Calls(PyThreadState *thread, PyObject *function) : thread(thread), function(function) {}

  Reason reason = Reason::None; ///< why it has failed, and at which line
  int line = 0;

protected:
  LASTI_INLINE bool may_run(int64_t depth) const { return depth > 0 && !has_pending(thread); }
  [[gnu::cold, gnu::noinline]] Failure failed(Reason why, int at) {
    reason = why;
    line = at;
    return {};
  }
  /// Of enter(). Returns false.
  bool refuse(Reason why) {
    reason = why;
    return false;
  }

  PyThreadState *const thread;
  PyObject *const function;
};

/// The call from outside. One that has failed is not tried again for a while.
template <class Function, class... Arguments>
LASTI_INLINE auto call(Gate &gate, PyThreadState *thread, int64_t depth, PyObject *function,
                       Arguments... arguments) {
  Function calls(thread, function);
  using Returned = decltype(calls.run(depth, arguments...));
  if (!gate.is_open()) [[unlikely]]
    return Returned(Failure());
  const Returned result = calls.enter() ? calls.run(depth, arguments...) : Returned(Failure());
  if (result.has_failed()) [[unlikely]]
    gate.left(calls.reason, calls.line ? calls.line : gate.line, 0);
  else
    gate.failures = 0;
  return result;
}

/// What boxed code gets: a new reference. Null without an exception: the call is to be made as ever.
template <class Value>
LASTI_INLINE PyObject *given(PyThreadState *thread, const Result<Value> &result) {
  return result.has_failed() ? nullptr : boxed(thread, result.value, result.object);
}
LASTI_INLINE PyObject *given(PyThreadState *, const Result<PyObject *> &result) {
  return result.has_failed() ? nullptr : Py_NewRef(result.value);
}

} // namespace lasti::runtime::words
