#pragma once

// sum(), any() and all() of a generator, which they take the values of one after the other: while the
// generator runs, a region of it may give them on words, without being suspended in between.

#include "frame/frame.h"

#include <cstdint>

namespace lasti::runtime::words {

/// What takes values. One that is not taken here is yielded, and what comes of it is decided then.
class Sink {
public:
  enum class Kind : uint8_t { Sum, Any, All };

  explicit Sink(Kind kind) : kind(kind) {}

  /// False: it has not been taken.
  LASTI_INLINE bool take(int64_t value) {
    if (kind != Kind::Sum)
      return (value != 0) == (kind == Kind::All);
    if (state == State::Int) {
      int64_t result;
      if (__builtin_add_overflow(integer, value, &result)) [[unlikely]]
        return false;
      integer = result;
      return true;
    }
    real += static_cast<double>(value);
    return state == State::Float;
  }
  LASTI_INLINE bool take(double value) {
    if (kind != Kind::Sum)
      return (value != 0) == (kind == Kind::All);
    if (state == State::Int) {
      real = static_cast<double>(integer);
      state = State::Float;
    }
    real += value;
    return state == State::Float;
  }
  LASTI_INLINE bool take(bool value) {
    return kind == Kind::Sum ? take(int64_t{value}) : value == (kind == Kind::All);
  }
  /// An object that is one of these.
  bool take(PyObject *object);

  /// Adds what has been yielded, or looks at its truth; takes the reference over. False: it has been decided,
  /// or there is an exception.
  bool take_yielded(PyObject *item);
  /// A new reference to what the builtin returns. Null with an exception set.
  PyObject *result();
  /// Where the builtin has to go on itself: what the sum is by now, a new reference.
  PyObject *sum();

  ~Sink() { Py_XDECREF(object); }
  Sink(const Sink &) = delete;
  Sink &operator=(const Sink &) = delete;

  const Kind kind;

private:
  /// As builtin_sum_impl (bltinmodule.c) goes on: what has been a float does not become an int again.
  enum class State : uint8_t { Int, Float, Object };

  bool add(PyObject *item);

  State state = State::Int;
  bool is_decided = false;
  int64_t integer = 0;
  double real = 0;
  PyObject *object = nullptr; ///< the sum, in State::Object
};

/// Which frame of the thread has somebody who takes what it yields. It is compared only.
struct Taking {
  const _PyInterpreterFrame *frame;
  Sink *sink;
};
extern constinit thread_local Taking taking __attribute__((tls_model("initial-exec")));

/// The sink that takes what a frame yields, while it runs; or null.
LASTI_INLINE Sink *sink_of(const _PyInterpreterFrame *frame) {
  return taking.frame == frame ? taking.sink : nullptr;
}

} // namespace lasti::runtime::words
