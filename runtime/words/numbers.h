#pragma once

// Numbers as words. A function that returns a bool says whether it has put the result into the last argument:
// where it has not, the boxed code does it, and raises, or makes a big int. The bits of floats are CPython's.

#include "ops/operators/integer.h"
#include "values/number.h"

#include <climits>
#include <cmath>

namespace lasti::runtime::words {

// Out of objects.

LASTI_INLINE bool to_int(PyObject *object, int64_t &result) {
  if (!object || !is_int(object) || !is_medium(object)) [[unlikely]]
    return false;
  result = medium_value(object);
  return true;
}
LASTI_INLINE bool to_float(PyObject *object, double &result) {
  if (!object || !is_float(object)) [[unlikely]]
    return false;
  result = PyFloat_AS_DOUBLE(object);
  return true;
}
/// A float, or an int as the double nearest to it, as arithmetic with a float takes it.
LASTI_INLINE bool to_real(PyObject *object, double &result) {
  if (to_float(object, result)) [[likely]]
    return true;
  int64_t integer;
  if (!to_int(object, integer))
    return false;
  result = static_cast<double>(integer);
  return true;
}
/// Whether one of two is a float.
LASTI_INLINE bool some_float(PyObject *left, PyObject *right) {
  return (left && is_float(left)) || (right && is_float(right));
}
LASTI_INLINE bool to_bool(PyObject *object, bool &result) {
  result = object == Py_True;
  return result || object == Py_False;
}
LASTI_INLINE double float_value(PyObject *object) {
  return PyFloat_AS_DOUBLE(object);
}

// Ints.

LASTI_INLINE bool add(int64_t left, int64_t right, int64_t &result) {
  return !__builtin_add_overflow(left, right, &result);
}
LASTI_INLINE bool subtract(int64_t left, int64_t right, int64_t &result) {
  return !__builtin_sub_overflow(left, right, &result);
}
LASTI_INLINE bool multiply(int64_t left, int64_t right, int64_t &result) {
  return !__builtin_mul_overflow(left, right, &result);
}
/// Whether there is a quotient of a word.
LASTI_INLINE bool divides(int64_t left, int64_t right) {
  return right != 0 && (right != -1 || left != INT64_MIN);
}
LASTI_INLINE bool floor_divide(int64_t left, int64_t right, int64_t &result) {
  return divides(left, right) && integer::floor_divide(left, right, result);
}
LASTI_INLINE bool remainder(int64_t left, int64_t right, int64_t &result) {
  if (!divides(left, right)) [[unlikely]]
    return false;
  integer::divide_rest(left, right, result);
  return true;
}
/// integer::remainder_is_new of a dividend that has an object, which is of 62 bits.
LASTI_INLINE bool makes_new(int64_t left, int64_t right) {
  return right != INT64_MIN && integer::remainder_is_new(left, right);
}
/// A quotient that is exact or rounded once: of ints that doubles have.
LASTI_INLINE bool divide(int64_t left, int64_t right, double &result) {
  constexpr int64_t exact = int64_t{1} << 53;
  if (right == 0 || left > exact || left < -exact || right > exact || right < -exact) [[unlikely]]
    return false;
  result = static_cast<double>(left) / static_cast<double>(right);
  return true;
}
inline bool power(int64_t base, int64_t exponent, int64_t &result) {
  if (exponent < 0)
    return false;
  result = 1;
  for (; exponent; exponent >>= 1) {
    if ((exponent & 1) && !multiply(result, base, result))
      return false;
    if (exponent > 1 && !multiply(base, base, base))
      return false;
  }
  return true;
}
LASTI_INLINE bool shift_left(int64_t left, int64_t right, int64_t &result) {
  return right >= 0 && right <= 62 && multiply(left, int64_t{1} << right, result);
}
LASTI_INLINE bool shift_right(int64_t left, int64_t right, int64_t &result) {
  if (right < 0) [[unlikely]]
    return false;
  result = left >> (right > 63 ? 63 : right);
  return true;
}
LASTI_INLINE bool absolute(int64_t value, int64_t &result) {
  result = value < 0 ? -value : value;
  return value != INT64_MIN;
}

// Floats.

LASTI_INLINE bool divide(double left, double right, double &result) {
  if (right == 0.0) [[unlikely]]
    return false;
  result = left / right;
  return true;
}
/// float_divmod of Objects/floatobject.c.
inline bool divide_down(double left, double right, double &quotient, double &rest) {
  if (right == 0.0)
    return false;
  rest = std::fmod(left, right);
  double whole = (left - rest) / right;
  if (rest == 0.0) {
    rest = std::copysign(0.0, right);
  } else if ((right < 0) != (rest < 0)) {
    rest += right;
    whole -= 1.0;
  }
  if (whole == 0.0) {
    quotient = std::copysign(0.0, left / right);
    return true;
  }
  quotient = std::floor(whole);
  if (whole - quotient > 0.5)
    quotient += 1.0;
  return true;
}
inline bool floor_divide(double left, double right, double &result) {
  double rest;
  return divide_down(left, right, result, rest);
}
inline bool remainder(double left, double right, double &result) {
  double quotient;
  return divide_down(left, right, quotient, result);
}
/// What pow() of C does as float_pow does, with nothing to raise.
inline bool power(double base, double exponent, double &result) {
  if (!std::isfinite(base) || !std::isfinite(exponent) || base <= 0.0)
    return false;
  result = std::pow(base, exponent);
  return std::isfinite(result);
}
/// Whether a double that was an int is that int.
LASTI_INLINE bool is_exact_float(double value) {
  constexpr double exact = static_cast<double>(int64_t{1} << 53);
  return value < exact && value > -exact;
}
LASTI_INLINE bool truncate(double value, int64_t &result) {
  constexpr double limit = 4611686018427387904.0; // 2 ** 62
  if (!(value > -limit && value < limit)) [[unlikely]]
    return false;
  result = static_cast<int64_t>(value);
  return true;
}
LASTI_INLINE bool floor(double value, int64_t &result) {
  return truncate(std::floor(value), result);
}
LASTI_INLINE bool ceil(double value, int64_t &result) {
  return truncate(std::ceil(value), result);
}
/// math.sqrt where it does not raise. The root of NaN is the C library's.
LASTI_INLINE bool square_root(double value, double &result) {
  if (!(value >= 0.0)) [[unlikely]]
    return false;
  result = __builtin_sqrt(value);
  return true;
}

} // namespace lasti::runtime::words
