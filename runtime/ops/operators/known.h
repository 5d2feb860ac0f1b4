#pragma once

// What the translator knows about an operand, said to the compiler: the checks of the operations in line
// then fold away. Emitted code wraps an operand, `add(f, borrow(s0), known_int(borrow(s1), 1))`; the
// value goes through unchanged. A wrong claim is undefined behaviour, so only what the types in SSA form
// prove is claimed.

#include "frame/operand.h"
#include "values/number.h"

namespace lasti::runtime {

LASTI_INLINE void claim(bool fact) {
  if (!fact)
    __builtin_unreachable();
}

/// An exact int of any size.
template <Operand Value>
LASTI_INLINE Value known_int(Value value) {
  claim(is_int(object_of(value)));
  return value;
}

/// An exact int with this value, of one digit.
template <Operand Value>
LASTI_INLINE Value known_int(Value value, int64_t number) {
  PyObject *object = object_of(value);
  claim(is_int(object));
  claim(has_value(object, number));
  return value;
}

/// An exact float.
template <Operand Value>
LASTI_INLINE Value known_float(Value value) {
  claim(is_float(object_of(value)));
  return value;
}

/// Constants are operands too.
LASTI_INLINE Borrowed known_int(Constant value, int64_t number) {
  return known_int(Borrowed(value), number);
}

} // namespace lasti::runtime
