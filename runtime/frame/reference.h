#pragma once

// Ownership as types. A reference is Borrowed or Owned, a value-stack slot is a Slot; a function that
// takes the wrong kind does not compile, and a reference that nobody takes is dropped.
//
// Emitted code passes take(s0) for a slot which owns its reference and borrow(s0) for one which does
// not. A Borrowed parameter looks at either: a temporary Owned lives to the end of the statement, after
// the operation has run. An Owned parameter takes over either: a Borrowed is counted first.

#include "cpython/inline.h"
#include "cpython/python.h"
#include "frame/checks.h"
#include "python/refcount.h"

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lasti::runtime {

/// The result of a condition: 1 true, 0 false, -1 error (an exception is set).
using Truth = int;

/// A reference that somebody else keeps alive.
struct Borrowed {
  PyObject *object = nullptr;

  constexpr explicit operator bool() const { return object != nullptr; }
};

/// A name out of co_names: an interned str.
struct Name : Borrowed {};

/// A value out of co_consts.
struct Constant : Borrowed {};

// Owned is passed in registers under clang. Its functions are not the same functions then as those of
// a compiler that passes it in memory: the tag makes their symbols differ, so that a mixture fails to
// link instead of failing at run time. Functions of .cpp files take and return PyObject *.
#if defined(__clang__)
#define LASTI_OWNED_ABI [[clang::trivial_abi]] [[gnu::abi_tag("trivial")]]
#else
#define LASTI_OWNED_ABI
#endif

/// A reference that has to be given on or dropped; null where an operation failed.
class LASTI_OWNED_ABI Owned {
public:
  constexpr Owned() = default;
  constexpr Owned(std::nullptr_t) {}
  /// Takes over a new reference (or null), as libpython returns them.
  constexpr explicit Owned(PyObject *reference) : object_(reference) {}
  LASTI_INLINE Owned(Borrowed borrowed) : object_(Py_XNewRef(borrowed.object)) {}
  Owned(Owned &&other) noexcept : object_(other.release()) {}
  Owned(const Owned &) = delete;
  Owned &operator=(Owned &&other) noexcept {
    PyObject *old = std::exchange(object_, other.release());
    if (old)
      drop_reference(old);
    return *this;
  }
  Owned &operator=(const Owned &) = delete;
  LASTI_INLINE ~Owned() {
    if (object_)
      drop_reference(object_);
  }

  /// The reference, for somebody who takes it over.
  PyObject *release() { return std::exchange(object_, nullptr); }
  PyObject *get() const { return object_; }
  explicit operator bool() const { return object_ != nullptr; }
  operator Borrowed() const { return Borrowed{object_}; }

private:
  PyObject *object_ = nullptr;
};

/// A value-stack slot or a local: a C++ variable, or a word of the frame. It does not know if it owns.
/// An assignment does not look at the old value.
struct Slot {
#ifdef LASTI_CHECKS
  PyObject *object = dead_value();
#else
  PyObject *object;
#endif

  LASTI_INLINE Slot &operator=(Owned &&value) {
    object = value.release();
    return *this;
  }
  LASTI_INLINE Slot &operator=(Borrowed value) {
    object = value.object;
    return *this;
  }
  LASTI_INLINE Slot &operator=(std::nullptr_t) {
    object = nullptr;
    return *this;
  }
  explicit operator bool() const { return object != nullptr; }
};
static_assert(sizeof(Slot) == sizeof(PyObject *));

/// The reference of an owning slot; the slot is dead afterwards. The object may be null.
LASTI_INLINE Owned take(Slot &slot) {
  PyObject *object = slot.object;
  if constexpr (has_checks) {
    check_value(object);
    slot.object = dead_value();
  }
  return Owned(object);
}

/// What is in a slot, kept alive by the slot or by whom it borrows from.
LASTI_INLINE Borrowed borrow(const Slot &slot) {
  if constexpr (has_checks)
    check_value(slot.object);
  return Borrowed{slot.object};
}

/// A new reference to what is in a slot.
LASTI_INLINE Owned share(const Slot &slot) {
  if constexpr (has_checks)
    check_present(slot.object);
  return Owned(Py_NewRef(slot.object));
}

/// Gives a reference back. Null is allowed.
LASTI_INLINE void drop(Owned) {}

/// STORE_FAST: the old value is dropped after the store, its destructor sees the new one.
LASTI_INLINE void store_local(Slot &local, Owned value) {
  PyObject *old = local.object;
  local.object = value.release();
  if (old)
    drop_reference(old);
}

/// The operands of an operation of variable length, all owned: it steals what it keeps.
template <size_t N>
struct Items {
  PyObject *object[N ? N : 1];

  static constexpr size_t size() { return N; }
  /// The i-th reference, for somebody who takes it over.
  PyObject *steal(size_t i) { return std::exchange(object[i], nullptr); }

  ~Items() {
    for (size_t i = 0; i < N; ++i)
      Py_XDECREF(object[i]);
  }
};

/// Items out of Owned and Borrowed references, bottom to top.
template <typename... Values>
LASTI_INLINE Items<sizeof...(Values)> items(Values &&...values) {
  return {Owned(std::forward<Values>(values)).release()...};
}

/// The arguments of a call, with two words of room before the first: one for `self`, one as
/// PY_VECTORCALL_ARGUMENTS_OFFSET promises. `owned` says which arguments are: the call takes
/// these over.
template <bool... owned>
struct Arguments {
  static constexpr size_t count = sizeof...(owned);
  static constexpr bool is_owned[count + 1] = {owned..., false};
  PyObject *object[count + 2];

  PyObject **data() { return object + 2; }
  static constexpr size_t size() { return count; }

  /// The i-th argument, as a new reference or the one that it is.
  LASTI_INLINE PyObject *own(size_t i) {
    if (!is_owned[i])
      Py_INCREF(object[i + 2]);
    return object[i + 2];
  }
};

namespace detail {
inline PyObject *raw(Borrowed borrowed) {
  return borrowed.object;
}
inline PyObject *raw(Owned &&owned) {
  return owned.release();
}
template <typename Value>
constexpr bool is_owned = std::is_same_v<std::decay_t<Value>, Owned>;
} // namespace detail

/// Arguments out of Owned and Borrowed references, first to last.
template <typename... Values>
LASTI_INLINE Arguments<detail::is_owned<Values>...> arguments(Values &&...values) {
  return {{nullptr, nullptr, detail::raw(std::forward<Values>(values))...}};
}

} // namespace lasti::runtime
