#pragma once

// The kinds of parameters that only operations have, beside those of frame/reference.h.

#include "frame/reference.h"

#include <type_traits>

namespace lasti::runtime {

/// A stack input that an operation takes either way: Owned, to reuse the object where it is the only
/// reference, or Borrowed.
template <typename Value>
concept Operand = std::is_same_v<Value, Owned> || std::is_same_v<Value, Borrowed>;

/// A value which stays on the stack, below the inputs. The operation only looks at it.
struct Peek : Borrowed {
  constexpr Peek(Borrowed value) : Borrowed(value) {}
};

/// Outputs of variable number, bottom to top.
template <size_t N>
struct Slots {
  Slot *at[N ? N : 1];

  static constexpr size_t size() { return N; }
};

template <typename... Values>
Slots<sizeof...(Values)> slots(Values &...values) {
  return {{&values...}};
}

inline PyObject *object_of(Borrowed value) {
  return value.object;
}
inline PyObject *object_of(const Owned &value) {
  return value.get();
}

template <Operand Value>
inline constexpr bool is_owned_operand = std::is_same_v<Value, Owned>;

/// Returns whether nobody but this operand knows the object, so that it may be written over.
template <Operand Value>
LASTI_INLINE bool is_sole(const Value &value) {
  return is_owned_operand<Value> && Py_REFCNT(object_of(value)) == 1;
}

LASTI_INLINE void drop_operand(Borrowed &) {}
LASTI_INLINE void drop_operand(Owned &value) {
  value = nullptr;
}

/// Drops the owned ones among operands, the first first, as ceval.c does: destructors would do it the
/// other way round.
template <Operand... Values>
LASTI_INLINE void drop_in_order(Values &...values) {
  (drop_operand(values), ...);
}

LASTI_INLINE bool is_none(Borrowed value) {
  return value.object == Py_None;
}

/// Takes a value that is known to be a bool.
LASTI_INLINE bool is_true_bool(Borrowed value) {
  return value.object == Py_True;
}

LASTI_INLINE Borrowed boolean(bool value) {
  return Borrowed{value ? Py_True : Py_False};
}

} // namespace lasti::runtime
