#pragma once

// Numbers in functions without a frame: the value of an int of up to 62 bits, or of a float. Only what is
// returned or stored becomes an object.

#include "frameless/operations.h"
#include "ops/operators/operators.h"
#include "containers/containers.h"
#include "python/names.h"

namespace lasti::runtime::frameless {

struct Number {
  union {
    int64_t integer;
    double real;
  };
  bool is_float;
};

LASTI_INLINE bool fits(int64_t value) {
  constexpr int64_t limit = int64_t{1} << 61;
  return value > -limit && value < limit;
}

/// Takes any object. False: it is no such number.
LASTI_INLINE bool to_number(PyObject *object, Number &number) {
  number.is_float = is_float(object);
  if (number.is_float)
    number.real = PyFloat_AS_DOUBLE(object);
  else if (is_int(object) && is_medium(object)) [[likely]]
    number.integer = medium_value(object);
  else
    return false;
  return number.is_float || fits(number.integer);
}

/// The value as a double, if that is exact.
LASTI_INLINE bool to_double(const Number &number, double &value) {
  constexpr int64_t exact = int64_t{1} << 53;
  if (number.is_float) {
    value = number.real;
    return true;
  }
  value = static_cast<double>(number.integer);
  return number.integer >= -exact && number.integer <= exact;
}

/// False: an overflow, an error, or operands that the operator does not take.
template <typename Operator>
LASTI_INLINE bool operate(const Number &left, const Number &right, Number &result) {
  constexpr bool divides = std::is_same_v<Operator, TrueDivision>;
  if (!left.is_float && !right.is_float && !divides) {
    result.is_float = false;
    int64_t value;
    if (!Operator::on_ints(left.integer, right.integer, value) || !fits(value)) [[unlikely]]
      return false;
    result.integer = value;
    return true;
  }
  result.is_float = true;
  double a, b, value;
  if (!to_double(left, a) || !to_double(right, b) || !Operator::on_floats(a, b, value)) [[unlikely]]
    return false;
  result.real = value;
  return true;
}

#define LASTI_ARITHMETIC(name, Operator)                                                                     \
  LASTI_INLINE bool name(const Number &left, const Number &right, Number &result) {                          \
    return operate<Operator>(left, right, result);                                                           \
  }
#include "frameless/arithmetic.def"
#undef LASTI_ARITHMETIC

/// Py_LT … Py_GE: 1 or 0; -1: not here.
template <int comparison>
LASTI_INLINE int compare_numbers(const Number &left, const Number &right) {
  if (!left.is_float && !right.is_float)
    return runtime::compare_numbers(left.integer, right.integer, comparison);
  double a, b;
  if (!to_double(left, a) || !to_double(right, b)) [[unlikely]]
    return -1;
  return runtime::compare_numbers(a, b, comparison);
}

/// The number as an object, a new reference; null without an exception where there is no memory.
PyObject *result(PyThreadState *thread, const Number &number);

/// len(object), where the callee is that. False: not here.
LASTI_INLINE bool length(PyThreadState *thread, PyObject *callee, PyObject *object, Number &result) {
  result.is_float = false;
  result.integer = callee == known_len(thread) ? known_length(object) : -1;
  return result.integer >= 0;
}

/// owner.name = number.
bool store_number(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache,
                  const Number &number, PyObject *owner, bool may_end);

} // namespace lasti::runtime::frameless
