#pragma once

// `local = local + right` and `local += right` as one operation: BINARY_OP followed by STORE_FAST of
// its own left operand. An int or float that only the local knows is written over, a str grows in
// place, as ceval.c's BINARY_OP_INPLACE_ADD_UNICODE does it.

#include "ops/operators/binary.h"
#include "ops/operation.h"

namespace lasti::runtime {

/// local = local + right
LASTI_OP(BINARY_OP, subcode = 0, type = arithmetic)
LASTI_INLINE bool update_add(Frame &frame, Slot &local, Operand auto right) {
  return update<Addition, false>(frame, local, std::move(right));
}

/// local += right
LASTI_OP(BINARY_OP, subcode = 13, type = arithmetic)
LASTI_INLINE bool update_add_in_place(Frame &frame, Slot &local, Operand auto right) {
  return update<Addition, true>(frame, local, std::move(right));
}

/// local = local & right
LASTI_OP(BINARY_OP, subcode = 1, type = arithmetic)
LASTI_INLINE bool update_bit_and(Frame &frame, Slot &local, Operand auto right) {
  return update<BitAnd, false>(frame, local, std::move(right));
}

/// local &= right
LASTI_OP(BINARY_OP, subcode = 14, type = arithmetic)
LASTI_INLINE bool update_bit_and_in_place(Frame &frame, Slot &local, Operand auto right) {
  return update<BitAnd, true>(frame, local, std::move(right));
}

/// local = local // right
LASTI_OP(BINARY_OP, subcode = 2, type = arithmetic)
LASTI_INLINE bool update_floor_divide(Frame &frame, Slot &local, Operand auto right) {
  return update<FloorDivision, false>(frame, local, std::move(right));
}

/// local //= right
LASTI_OP(BINARY_OP, subcode = 15, type = arithmetic)
LASTI_INLINE bool update_floor_divide_in_place(Frame &frame, Slot &local, Operand auto right) {
  return update<FloorDivision, true>(frame, local, std::move(right));
}

/// local = local << right
LASTI_OP(BINARY_OP, subcode = 3, type = arithmetic)
LASTI_INLINE bool update_left_shift(Frame &frame, Slot &local, Operand auto right) {
  return update<LeftShift, false>(frame, local, std::move(right));
}

/// local <<= right
LASTI_OP(BINARY_OP, subcode = 16, type = arithmetic)
LASTI_INLINE bool update_left_shift_in_place(Frame &frame, Slot &local, Operand auto right) {
  return update<LeftShift, true>(frame, local, std::move(right));
}

/// local = local @ right
LASTI_OP(BINARY_OP, subcode = 4, type = arithmetic)
LASTI_INLINE bool update_matrix_multiply(Frame &frame, Slot &local, Operand auto right) {
  return update<MatrixMultiplication, false>(frame, local, std::move(right));
}

/// local @= right
LASTI_OP(BINARY_OP, subcode = 17, type = arithmetic)
LASTI_INLINE bool update_matrix_multiply_in_place(Frame &frame, Slot &local, Operand auto right) {
  return update<MatrixMultiplication, true>(frame, local, std::move(right));
}

/// local = local * right
LASTI_OP(BINARY_OP, subcode = 5, type = arithmetic)
LASTI_INLINE bool update_multiply(Frame &frame, Slot &local, Operand auto right) {
  return update<Multiplication, false>(frame, local, std::move(right));
}

/// local *= right
LASTI_OP(BINARY_OP, subcode = 18, type = arithmetic)
LASTI_INLINE bool update_multiply_in_place(Frame &frame, Slot &local, Operand auto right) {
  return update<Multiplication, true>(frame, local, std::move(right));
}

/// local = local % right
LASTI_OP(BINARY_OP, subcode = 6, type = arithmetic)
LASTI_INLINE bool update_remainder(Frame &frame, Slot &local, Operand auto right) {
  return update<Remainder, false>(frame, local, std::move(right));
}

/// local %= right
LASTI_OP(BINARY_OP, subcode = 19, type = arithmetic)
LASTI_INLINE bool update_remainder_in_place(Frame &frame, Slot &local, Operand auto right) {
  return update<Remainder, true>(frame, local, std::move(right));
}

/// local = local | right
LASTI_OP(BINARY_OP, subcode = 7, type = arithmetic)
LASTI_INLINE bool update_bit_or(Frame &frame, Slot &local, Operand auto right) {
  return update<BitOr, false>(frame, local, std::move(right));
}

/// local |= right
LASTI_OP(BINARY_OP, subcode = 20, type = arithmetic)
LASTI_INLINE bool update_bit_or_in_place(Frame &frame, Slot &local, Operand auto right) {
  return update<BitOr, true>(frame, local, std::move(right));
}

/// local = local ** right
LASTI_OP(BINARY_OP, subcode = 8, type = arithmetic)
LASTI_INLINE bool update_power(Frame &frame, Slot &local, Operand auto right) {
  return update<Power, false>(frame, local, std::move(right));
}

/// local **= right
LASTI_OP(BINARY_OP, subcode = 21, type = arithmetic)
LASTI_INLINE bool update_power_in_place(Frame &frame, Slot &local, Operand auto right) {
  return update<Power, true>(frame, local, std::move(right));
}

/// local = local >> right
LASTI_OP(BINARY_OP, subcode = 9, type = arithmetic)
LASTI_INLINE bool update_right_shift(Frame &frame, Slot &local, Operand auto right) {
  return update<RightShift, false>(frame, local, std::move(right));
}

/// local >>= right
LASTI_OP(BINARY_OP, subcode = 22, type = arithmetic)
LASTI_INLINE bool update_right_shift_in_place(Frame &frame, Slot &local, Operand auto right) {
  return update<RightShift, true>(frame, local, std::move(right));
}

/// local = local - right
LASTI_OP(BINARY_OP, subcode = 10, type = arithmetic)
LASTI_INLINE bool update_subtract(Frame &frame, Slot &local, Operand auto right) {
  return update<Subtraction, false>(frame, local, std::move(right));
}

/// local -= right
LASTI_OP(BINARY_OP, subcode = 23, type = arithmetic)
LASTI_INLINE bool update_subtract_in_place(Frame &frame, Slot &local, Operand auto right) {
  return update<Subtraction, true>(frame, local, std::move(right));
}

/// local = local / right
LASTI_OP(BINARY_OP, subcode = 11, type = arithmetic)
LASTI_INLINE bool update_true_divide(Frame &frame, Slot &local, Operand auto right) {
  return update<TrueDivision, false>(frame, local, std::move(right));
}

/// local /= right
LASTI_OP(BINARY_OP, subcode = 24, type = arithmetic)
LASTI_INLINE bool update_true_divide_in_place(Frame &frame, Slot &local, Operand auto right) {
  return update<TrueDivision, true>(frame, local, std::move(right));
}

/// local = local ^ right
LASTI_OP(BINARY_OP, subcode = 12, type = arithmetic)
LASTI_INLINE bool update_bit_xor(Frame &frame, Slot &local, Operand auto right) {
  return update<BitXor, false>(frame, local, std::move(right));
}

/// local ^= right
LASTI_OP(BINARY_OP, subcode = 25, type = arithmetic)
LASTI_INLINE bool update_bit_xor_in_place(Frame &frame, Slot &local, Operand auto right) {
  return update<BitXor, true>(frame, local, std::move(right));
}

} // namespace lasti::runtime
