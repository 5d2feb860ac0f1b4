#pragma once

// UNARY_POSITIVE, UNARY_NEGATIVE, UNARY_INVERT, UNARY_NOT, and the truth of an object.

#include "ops/operators/binary.h"
#include "ops/operation.h"
#include "python/names.h"

namespace lasti::runtime {

/// Takes an object which is not True, False or None. Returns its truth.
Truth is_true_slow(PyObject *object);
/// A unary operator: by the class's method `name` if that is in Python, else by `general`. A new reference;
/// null with an exception set.
PyObject *unary_slow(PyObject *object, PyObject *name, unaryfunc general);

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
  return Owned(unary_slow(object, names::neg(), PyNumber_Negative));
}

/// +value
LASTI_OP(UNARY_POSITIVE, type = arithmetic)
LASTI_INLINE Owned positive(Frame &, Borrowed value) {
  return Owned(unary_slow(value.object, names::pos(), PyNumber_Positive));
}

/// ~value
LASTI_OP(UNARY_INVERT, type = arithmetic)
LASTI_INLINE Owned invert(Frame &, Operand auto value) {
  PyObject *object = object_of(value);
  if (is_int(object) && is_compact(object))
    return int_result(std::move(value), Borrowed{}, ~compact_value(object));
  return Owned(unary_slow(object, names::invert(), PyNumber_Invert));
}

} // namespace lasti::runtime
