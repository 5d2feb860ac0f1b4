#pragma once

// sum(), any() and all() of a native generator: it is resumed without the builtin, and may give what it
// yields on words (words/sink.h).

#include "call/call.h"
#include "frame/operand.h"
#include "words/callees.h"
#include "words/sink.h"

namespace lasti::runtime {

/// What the builtin returns, a new reference; or null with an exception set. `callable` is that builtin.
PyObject *consume(PyThreadState *thread, words::Sink::Kind kind, PyObject *callable, PyGenObject *generator);

namespace detail {

template <typename Callable, bool owned>
LASTI_INLINE Owned call_consumer(Frame &f, CallCache &cache, words::Sink::Kind kind, words::Known known,
                                 Callable callable, Arguments<owned> arguments) {
  PyObject *argument = arguments.data()[0];
  if (PyGen_CheckExact(argument) && words::is_known(object_of(callable), known) && !is_observed(f.current)) {
    PyObject *result =
        consume(f.thread, kind, object_of(callable), reinterpret_cast<PyGenObject *>(argument));
    if (owned)
      drop_reference(argument);
    return Owned(result);
  }
  return call_function(f, cache, std::move(callable), arguments);
}

} // namespace detail

/// sum(generator)
template <typename Callable, bool owned>
LASTI_INLINE Owned call_sum(Frame &f, CallCache &cache, Callable callable, Arguments<owned> arguments) {
  return detail::call_consumer(f, cache, words::Sink::Kind::Sum, words::Known::sum, std::move(callable),
                               arguments);
}
/// any(generator)
template <typename Callable, bool owned>
LASTI_INLINE Owned call_any(Frame &f, CallCache &cache, Callable callable, Arguments<owned> arguments) {
  return detail::call_consumer(f, cache, words::Sink::Kind::Any, words::Known::any, std::move(callable),
                               arguments);
}
/// all(generator)
template <typename Callable, bool owned>
LASTI_INLINE Owned call_all(Frame &f, CallCache &cache, Callable callable, Arguments<owned> arguments) {
  return detail::call_consumer(f, cache, words::Sink::Kind::All, words::Known::all, std::move(callable),
                               arguments);
}

} // namespace lasti::runtime
