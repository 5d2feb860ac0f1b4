#pragma once

// The arithmetic of Python's ints on machine words. Each function takes two values of at most 62 bits,
// gives the result through `result` and returns false where the general code has to do it: an overflow,
// or an error that libpython words.

#include <cstdint>

namespace lasti::runtime::integer {

inline bool add(int64_t left, int64_t right, int64_t &result) {
  result = left + right;
  return true;
}

inline bool subtract(int64_t left, int64_t right, int64_t &result) {
  result = left - right;
  return true;
}

inline bool multiply(int64_t left, int64_t right, int64_t &result) {
  return !__builtin_mul_overflow(left, right, &result);
}

/// Returns whether both are small enough and not negative: a division of 32 bits takes a third of the time.
inline bool divides_short(int64_t left, int64_t right) {
  return static_cast<uint64_t>(left | right) >> 32 == 0;
}

/// Rounds towards minus infinity, as Python does.
inline bool floor_divide(int64_t left, int64_t right, int64_t &result) {
  if (right == 0)
    return false;
  if (divides_short(left, right)) {
    result = static_cast<uint32_t>(left) / static_cast<uint32_t>(right);
    return true;
  }
  result = left / right;
  if (left % right != 0 && (left < 0) != (right < 0))
    --result;
  return true;
}

/// Whether left % right is an object of its own: long_rem of Objects/longobject.c gives the left one itself,
/// where the divisor has several digits and is the larger one.
inline bool remainder_is_new(int64_t left, int64_t right) {
  constexpr int64_t digit_limit = int64_t{1} << 30;
  if (right < digit_limit && right > -digit_limit) [[likely]]
    return true;
  return (left < 0 ? -left : left) >= (right < 0 ? -right : right);
}

/// What is left of a division by a number that is not zero. It has the sign of the divisor, as in Python.
inline void divide_rest(int64_t left, int64_t right, int64_t &result) {
  if (divides_short(left, right)) {
    result = static_cast<uint32_t>(left) % static_cast<uint32_t>(right);
    return;
  }
  result = left % right;
  if (result != 0 && (result < 0) != (right < 0))
    result += right;
}

inline bool remainder(int64_t left, int64_t right, int64_t &result) {
  if (right == 0 || !remainder_is_new(left, right))
    return false;
  divide_rest(left, right, result);
  return true;
}

inline bool bit_and(int64_t left, int64_t right, int64_t &result) {
  result = left & right;
  return true;
}

inline bool bit_or(int64_t left, int64_t right, int64_t &result) {
  result = left | right;
  return true;
}

inline bool bit_xor(int64_t left, int64_t right, int64_t &result) {
  result = left ^ right;
  return true;
}

inline bool left_shift(int64_t left, int64_t right, int64_t &result) {
  if (right < 0 || right > 62)
    return false;
  return multiply(left, int64_t{1} << right, result);
}

inline bool right_shift(int64_t left, int64_t right, int64_t &result) {
  if (right < 0)
    return false;
  result = left >> (right > 63 ? 63 : right);
  return true;
}

} // namespace lasti::runtime::integer
