#pragma once

// BINARY_OP, an operation for each operator: the value, and the twin that stores it into the local
// which is its left operand; and the unary operators. bool, subclasses and everything else that is not
// exactly int, float or str goes through libpython's own functions.

#include "ops/operators/binary.h"
#include "ops/operation.h"

namespace lasti::runtime {

/// left + right
LASTI_OP(BINARY_OP, subcode = 0, type = arithmetic)
LASTI_INLINE Owned add(Frame &frame, Operand auto left, Operand auto right) {
  return binary<Addition, false>(frame, std::move(left), std::move(right));
}

/// left += right
LASTI_OP(BINARY_OP, subcode = 13, type = arithmetic)
LASTI_INLINE Owned add_in_place(Frame &frame, Operand auto left, Operand auto right) {
  return binary<Addition, true>(frame, std::move(left), std::move(right));
}

/// left & right
LASTI_OP(BINARY_OP, subcode = 1, type = arithmetic)
LASTI_INLINE Owned bit_and(Frame &frame, Operand auto left, Operand auto right) {
  return binary<BitAnd, false>(frame, std::move(left), std::move(right));
}

/// left &= right
LASTI_OP(BINARY_OP, subcode = 14, type = arithmetic)
LASTI_INLINE Owned bit_and_in_place(Frame &frame, Operand auto left, Operand auto right) {
  return binary<BitAnd, true>(frame, std::move(left), std::move(right));
}

/// left // right
LASTI_OP(BINARY_OP, subcode = 2, type = arithmetic)
LASTI_INLINE Owned floor_divide(Frame &frame, Operand auto left, Operand auto right) {
  return binary<FloorDivision, false>(frame, std::move(left), std::move(right));
}

/// left //= right
LASTI_OP(BINARY_OP, subcode = 15, type = arithmetic)
LASTI_INLINE Owned floor_divide_in_place(Frame &frame, Operand auto left, Operand auto right) {
  return binary<FloorDivision, true>(frame, std::move(left), std::move(right));
}

/// left << right
LASTI_OP(BINARY_OP, subcode = 3, type = arithmetic)
LASTI_INLINE Owned left_shift(Frame &frame, Operand auto left, Operand auto right) {
  return binary<LeftShift, false>(frame, std::move(left), std::move(right));
}

/// left <<= right
LASTI_OP(BINARY_OP, subcode = 16, type = arithmetic)
LASTI_INLINE Owned left_shift_in_place(Frame &frame, Operand auto left, Operand auto right) {
  return binary<LeftShift, true>(frame, std::move(left), std::move(right));
}

/// left @ right
LASTI_OP(BINARY_OP, subcode = 4, type = arithmetic)
LASTI_INLINE Owned matrix_multiply(Frame &frame, Operand auto left, Operand auto right) {
  return binary<MatrixMultiplication, false>(frame, std::move(left), std::move(right));
}

/// left @= right
LASTI_OP(BINARY_OP, subcode = 17, type = arithmetic)
LASTI_INLINE Owned matrix_multiply_in_place(Frame &frame, Operand auto left, Operand auto right) {
  return binary<MatrixMultiplication, true>(frame, std::move(left), std::move(right));
}

/// left * right
LASTI_OP(BINARY_OP, subcode = 5, type = arithmetic)
LASTI_INLINE Owned multiply(Frame &frame, Operand auto left, Operand auto right) {
  return binary<Multiplication, false>(frame, std::move(left), std::move(right));
}

/// left *= right
LASTI_OP(BINARY_OP, subcode = 18, type = arithmetic)
LASTI_INLINE Owned multiply_in_place(Frame &frame, Operand auto left, Operand auto right) {
  return binary<Multiplication, true>(frame, std::move(left), std::move(right));
}

/// left % right
LASTI_OP(BINARY_OP, subcode = 6, type = arithmetic)
LASTI_INLINE Owned remainder(Frame &frame, Operand auto left, Operand auto right) {
  return binary<Remainder, false>(frame, std::move(left), std::move(right));
}

/// left %= right
LASTI_OP(BINARY_OP, subcode = 19, type = arithmetic)
LASTI_INLINE Owned remainder_in_place(Frame &frame, Operand auto left, Operand auto right) {
  return binary<Remainder, true>(frame, std::move(left), std::move(right));
}

/// left | right
LASTI_OP(BINARY_OP, subcode = 7, type = arithmetic)
LASTI_INLINE Owned bit_or(Frame &frame, Operand auto left, Operand auto right) {
  return binary<BitOr, false>(frame, std::move(left), std::move(right));
}

/// left |= right
LASTI_OP(BINARY_OP, subcode = 20, type = arithmetic)
LASTI_INLINE Owned bit_or_in_place(Frame &frame, Operand auto left, Operand auto right) {
  return binary<BitOr, true>(frame, std::move(left), std::move(right));
}

/// left ** right
LASTI_OP(BINARY_OP, subcode = 8, type = arithmetic)
LASTI_INLINE Owned power(Frame &frame, Operand auto left, Operand auto right) {
  return binary<Power, false>(frame, std::move(left), std::move(right));
}

/// left **= right
LASTI_OP(BINARY_OP, subcode = 21, type = arithmetic)
LASTI_INLINE Owned power_in_place(Frame &frame, Operand auto left, Operand auto right) {
  return binary<Power, true>(frame, std::move(left), std::move(right));
}

/// left >> right
LASTI_OP(BINARY_OP, subcode = 9, type = arithmetic)
LASTI_INLINE Owned right_shift(Frame &frame, Operand auto left, Operand auto right) {
  return binary<RightShift, false>(frame, std::move(left), std::move(right));
}

/// left >>= right
LASTI_OP(BINARY_OP, subcode = 22, type = arithmetic)
LASTI_INLINE Owned right_shift_in_place(Frame &frame, Operand auto left, Operand auto right) {
  return binary<RightShift, true>(frame, std::move(left), std::move(right));
}

/// left - right
LASTI_OP(BINARY_OP, subcode = 10, type = arithmetic)
LASTI_INLINE Owned subtract(Frame &frame, Operand auto left, Operand auto right) {
  return binary<Subtraction, false>(frame, std::move(left), std::move(right));
}

/// left -= right
LASTI_OP(BINARY_OP, subcode = 23, type = arithmetic)
LASTI_INLINE Owned subtract_in_place(Frame &frame, Operand auto left, Operand auto right) {
  return binary<Subtraction, true>(frame, std::move(left), std::move(right));
}

/// left / right
LASTI_OP(BINARY_OP, subcode = 11, type = arithmetic)
LASTI_INLINE Owned true_divide(Frame &frame, Operand auto left, Operand auto right) {
  return binary<TrueDivision, false>(frame, std::move(left), std::move(right));
}

/// left /= right
LASTI_OP(BINARY_OP, subcode = 24, type = arithmetic)
LASTI_INLINE Owned true_divide_in_place(Frame &frame, Operand auto left, Operand auto right) {
  return binary<TrueDivision, true>(frame, std::move(left), std::move(right));
}

/// left ^ right
LASTI_OP(BINARY_OP, subcode = 12, type = arithmetic)
LASTI_INLINE Owned bit_xor(Frame &frame, Operand auto left, Operand auto right) {
  return binary<BitXor, false>(frame, std::move(left), std::move(right));
}

/// left ^= right
LASTI_OP(BINARY_OP, subcode = 25, type = arithmetic)
LASTI_INLINE Owned bit_xor_in_place(Frame &frame, Operand auto left, Operand auto right) {
  return binary<BitXor, true>(frame, std::move(left), std::move(right));
}

} // namespace lasti::runtime
