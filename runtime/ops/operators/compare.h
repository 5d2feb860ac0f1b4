#pragma once

// COMPARE_OP, IS_OP and CONTAINS_OP: each as a value, and as the condition of a jump.

#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operation.h"
#include "values/number.h"

namespace lasti::runtime {

/// What a comparison has given: a Truth, or a new reference to an object that is no bool.
using Verdict = intptr_t;

/// Takes borrowed objects of any type and Py_LT … Py_GE.
Verdict compare_slow(PyObject *left, PyObject *right, int comparison);
/// The truth of an object that a comparison has given. Drops the object.
Truth truth_of_verdict(Verdict verdict);
/// Returns what the comparison gives, a new reference, which need not be a bool; null on an exception.
PyObject *compare_value_slow(PyObject *left, PyObject *right, int comparison);

/// Compares two ints of a word, an int of one digit and a float, or two str whose characters fit a byte, for
/// == and
/// != any two. Returns 1 or 0; -1 where they are not such: nothing has run, and no exception is set.
int compare_quietly(PyObject *left, PyObject *right, int comparison);

/// item in container, container of any type.
Truth contains_slow(PyObject *item, PyObject *container);

/// Py_LT … Py_GE of two numbers.
template <typename Number>
LASTI_INLINE bool compare_numbers(Number left, Number right, int comparison) {
  switch (comparison) {
  case Py_LT:
    return left < right;
  case Py_LE:
    return left <= right;
  case Py_EQ:
    return left == right;
  case Py_NE:
    return left != right;
  case Py_GT:
    return left > right;
  default:
    return left >= right;
  }
}

/// Compares two ints of one digit or two floats. Returns -1 where they are neither.
template <int comparison>
inline int compare_in_line(PyObject *left, PyObject *right) {
  if (is_int(left) && is_int(right)) {
    if (is_compact(left) && is_compact(right))
      return compare_numbers(compact_value(left), compact_value(right), comparison);
  } else if (is_float(left) && is_float(right)) {
    return compare_numbers(PyFloat_AS_DOUBLE(left), PyFloat_AS_DOUBLE(right), comparison);
  }
  return -1;
}

template <int comparison>
LASTI_INLINE Truth compare_truth(Frame &f, Operand auto &left, Operand auto &right) {
  Verdict result = compare_in_line<comparison>(object_of(left), object_of(right));
  if (result >= 0)
    f.nothing_ran();
  else
    result = compare_slow(object_of(left), object_of(right), comparison);
  drop_in_order(left, right); // COMPARE_OP has dropped them when the jump asks for the truth
  if (result > 1) [[unlikely]]
    return truth_of_verdict(result);
  return static_cast<Truth>(result);
}

template <int comparison>
LASTI_INLINE Owned compare_value(Frame &f, Operand auto &left, Operand auto &right) {
  int truth = compare_in_line<comparison>(object_of(left), object_of(right));
  if (truth >= 0)
    f.nothing_ran();
  Owned result = truth >= 0 ? Owned(boolean(truth))
                            : Owned(compare_value_slow(object_of(left), object_of(right), comparison));
  drop_in_order(left, right);
  return result;
}

LASTI_INLINE bool compare_identity(Operand auto &left, Operand auto &right) {
  bool result = object_of(left) == object_of(right);
  drop_in_order(left, right);
  return result;
}

LASTI_INLINE Truth look_in(Operand auto &item, Operand auto &container) {
  Truth found = contains_slow(object_of(item), object_of(container));
  drop_in_order(item, container);
  return found;
}

/// left < right, as a condition
LASTI_OP(COMPARE_OP, subcode = 0, type = arithmetic, last = 11)
LASTI_INLINE Truth is_less(Frame &f, Operand auto left, Operand auto right) {
  return compare_truth<Py_LT>(f, left, right);
}

/// left < right
LASTI_OP(COMPARE_OP, subcode = 0, type = arithmetic, last = 11)
LASTI_INLINE Owned compare_less(Frame &f, Operand auto left, Operand auto right) {
  return compare_value<Py_LT>(f, left, right);
}

/// left <= right, as a condition
LASTI_OP(COMPARE_OP, subcode = 1, type = arithmetic, last = 11)
LASTI_INLINE Truth is_less_equal(Frame &f, Operand auto left, Operand auto right) {
  return compare_truth<Py_LE>(f, left, right);
}

/// left <= right
LASTI_OP(COMPARE_OP, subcode = 1, type = arithmetic, last = 11)
LASTI_INLINE Owned compare_less_equal(Frame &f, Operand auto left, Operand auto right) {
  return compare_value<Py_LE>(f, left, right);
}

/// left == right, as a condition
LASTI_OP(COMPARE_OP, subcode = 2, type = arithmetic, last = 11)
LASTI_INLINE Truth is_equal(Frame &f, Operand auto left, Operand auto right) {
  return compare_truth<Py_EQ>(f, left, right);
}

/// left == right
LASTI_OP(COMPARE_OP, subcode = 2, type = arithmetic, last = 11)
LASTI_INLINE Owned compare_equal(Frame &f, Operand auto left, Operand auto right) {
  return compare_value<Py_EQ>(f, left, right);
}

/// left != right, as a condition
LASTI_OP(COMPARE_OP, subcode = 3, type = arithmetic, last = 11)
LASTI_INLINE Truth is_not_equal(Frame &f, Operand auto left, Operand auto right) {
  return compare_truth<Py_NE>(f, left, right);
}

/// left != right
LASTI_OP(COMPARE_OP, subcode = 3, type = arithmetic, last = 11)
LASTI_INLINE Owned compare_not_equal(Frame &f, Operand auto left, Operand auto right) {
  return compare_value<Py_NE>(f, left, right);
}

/// left > right, as a condition
LASTI_OP(COMPARE_OP, subcode = 4, type = arithmetic, last = 11)
LASTI_INLINE Truth is_greater(Frame &f, Operand auto left, Operand auto right) {
  return compare_truth<Py_GT>(f, left, right);
}

/// left > right
LASTI_OP(COMPARE_OP, subcode = 4, type = arithmetic, last = 11)
LASTI_INLINE Owned compare_greater(Frame &f, Operand auto left, Operand auto right) {
  return compare_value<Py_GT>(f, left, right);
}

/// left >= right, as a condition
LASTI_OP(COMPARE_OP, subcode = 5, type = arithmetic, last = 11)
LASTI_INLINE Truth is_greater_equal(Frame &f, Operand auto left, Operand auto right) {
  return compare_truth<Py_GE>(f, left, right);
}

/// left >= right
LASTI_OP(COMPARE_OP, subcode = 5, type = arithmetic, last = 11)
LASTI_INLINE Owned compare_greater_equal(Frame &f, Operand auto left, Operand auto right) {
  return compare_value<Py_GE>(f, left, right);
}

/// left is right, as a condition
LASTI_OP(IS_OP, subcode = 0)
LASTI_INLINE Truth is_same(Operand auto left, Operand auto right) {
  return compare_identity(left, right);
}

/// left is right
LASTI_OP(IS_OP, subcode = 0)
LASTI_INLINE Borrowed same(Operand auto left, Operand auto right) {
  return boolean(compare_identity(left, right));
}

/// left is not right, as a condition
LASTI_OP(IS_OP, subcode = 1)
LASTI_INLINE Truth is_not_same(Operand auto left, Operand auto right) {
  return !compare_identity(left, right);
}

/// left is not right
LASTI_OP(IS_OP, subcode = 1)
LASTI_INLINE Borrowed not_same(Operand auto left, Operand auto right) {
  return boolean(!compare_identity(left, right));
}

/// item in container, as a condition
LASTI_OP(CONTAINS_OP, subcode = 0)
LASTI_INLINE Truth is_in(Frame &, Operand auto item, Operand auto container) {
  return look_in(item, container);
}

/// item in container
LASTI_OP(CONTAINS_OP, subcode = 0)
LASTI_INLINE Owned contains(Frame &, Operand auto item, Operand auto container) {
  Truth found = look_in(item, container);
  return found < 0 ? Owned() : Owned(boolean(found));
}

/// item not in container, as a condition
LASTI_OP(CONTAINS_OP, subcode = 1)
LASTI_INLINE Truth is_not_in(Frame &, Operand auto item, Operand auto container) {
  Truth found = look_in(item, container);
  return found < 0 ? found : !found;
}

/// item not in container
LASTI_OP(CONTAINS_OP, subcode = 1)
LASTI_INLINE Owned contains_not(Frame &, Operand auto item, Operand auto container) {
  Truth found = look_in(item, container);
  return found < 0 ? Owned() : Owned(boolean(!found));
}

} // namespace lasti::runtime
