#pragma once

// UNARY_POSITIVE, UNARY_NEGATIVE, UNARY_INVERT, UNARY_NOT, and the truth of an object.

#include "ops/operators/binary.h"
#include "ops/operation.h"

namespace lasti::runtime {

/// Takes an object which is not True, False or None. Returns its truth.
Truth is_true_slow(PyObject *object);

/// bool(value), for a conditional jump.
LASTI_INLINE Truth is_true(Frame &, Borrowed value) {
  if (value.object == Py_True)
    return 1;
  if (value.object == Py_False || value.object == Py_None)
    return 0;
  return is_true_slow(value.object);
}

/// not value
LASTI_OP(UNARY_NOT, type = arithmetic)
LASTI_INLINE Truth is_false(Frame &frame, Borrowed value) {
  Truth truth = is_true(frame, value);
  return truth < 0 ? truth : !truth;
}

/// not value
LASTI_OP(UNARY_NOT, type = arithmetic)
LASTI_INLINE Owned logical_not(Frame &frame, Borrowed value) {
  Truth truth = is_true(frame, value);
  return truth < 0 ? Owned() : Owned(boolean(!truth));
}

/// -value
LASTI_OP(UNARY_NEGATIVE, type = arithmetic)
LASTI_INLINE Owned negative(Frame &frame, Operand auto value) {
  PyObject *object = object_of(value);
  if (is_int(object) && is_compact(object))
    return int_result(std::move(value), Borrowed{}, -compact_value(object));
  if (is_float(object))
    return float_result(frame.thread, std::move(value), Borrowed{}, -PyFloat_AS_DOUBLE(object));
  return Owned(PyNumber_Negative(object));
}

/// +value
LASTI_OP(UNARY_POSITIVE, type = arithmetic)
LASTI_INLINE Owned positive(Frame &, Borrowed value) {
  return Owned(PyNumber_Positive(value.object));
}

/// ~value
LASTI_OP(UNARY_INVERT, type = arithmetic)
LASTI_INLINE Owned invert(Frame &, Operand auto value) {
  PyObject *object = object_of(value);
  if (is_int(object) && is_compact(object))
    return int_result(std::move(value), Borrowed{}, ~compact_value(object));
  return Owned(PyNumber_Invert(object));
}

} // namespace lasti::runtime
