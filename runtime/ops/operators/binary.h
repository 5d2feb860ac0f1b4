#pragma once

// What all of BINARY_OP's operations share: the ways through two ints and two floats, in line. They
// write into an operand that nobody else knows instead of making an object; everything else is a call.

#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operators/operators.h"
#include "values/number.h"

namespace lasti::runtime {

/// Takes two borrowed objects of any type. Returns a new reference; null with an exception set. Knows
/// ints of up to 62 bits, ints mixed with floats, and str. `in_place`: the operator with an equals sign.
template <typename Operator, bool in_place>
PyObject *binary_slow(PyThreadState *thread, PyObject *left, PyObject *right);
/// The same for `local = local + right` and `local += right`: stores the result, and lets a str which
/// only the local knows grow where it is. Takes `right` over if it is owned, and drops it before the
/// local's old value, as the two instructions do. Returns false with an exception set.
template <typename Operator, bool in_place>
bool update_slow(PyThreadState *thread, Slot &local, PyObject *right, bool is_owned);

LASTI_INLINE void drop_int_operand(Borrowed) {}
LASTI_INLINE void drop_int_operand(Owned operand) {
  drop_int(operand.release());
}
LASTI_INLINE void drop_float_operand(PyThreadState *, Borrowed) {}
LASTI_INLINE void drop_float_operand(PyThreadState *thread, Owned operand) {
  drop_float(thread, operand.release());
}

/// Takes two exact ints of one digit and what comes of them. Returns the int of that value; null with
/// MemoryError set.
template <Operand Left, Operand Right>
LASTI_INLINE Owned int_result(Left left, Right right, int64_t value) {
  if (is_one_digit(value) && !is_small(value)) {
    if constexpr (is_owned_operand<Left>) {
      if (is_sole(left)) {
        drop_int_operand(std::move(right));
        set_one_digit(left.get(), value);
        return left;
      }
    }
    if constexpr (is_owned_operand<Right>) {
      if (is_sole(right)) {
        drop_int_operand(std::move(left));
        set_one_digit(right.get(), value);
        return right;
      }
    }
  }
  drop_int_operand(std::move(left));
  drop_int_operand(std::move(right));
  return Owned(new_int(value));
}

/// The same for two exact floats.
template <Operand Left, Operand Right>
LASTI_INLINE Owned float_result(PyThreadState *thread, Left left, Right right, double value) {
  if constexpr (is_owned_operand<Left>) {
    if (is_sole(left)) {
      drop_float_operand(thread, std::move(right));
      reinterpret_cast<PyFloatObject *>(left.get())->ob_fval = value;
      return left;
    }
  }
  if constexpr (is_owned_operand<Right>) {
    if (is_sole(right)) {
      drop_float_operand(thread, std::move(left));
      reinterpret_cast<PyFloatObject *>(right.get())->ob_fval = value;
      return right;
    }
  }
  drop_float_operand(thread, std::move(left));
  drop_float_operand(thread, std::move(right));
  return Owned(new_float(thread, value));
}

template <typename Operator, bool in_place, Operand Left, Operand Right>
LASTI_INLINE Owned binary(Frame &frame, Left left, Right right) {
  PyObject *a = object_of(left);
  PyObject *b = object_of(right);
  if (!Operator::in_line) {
  } else if (is_int(a) && is_int(b) && is_compact(a) && is_compact(b)) {
    int64_t result;
    if (Operator::on_ints(compact_value(a), compact_value(b), result)) [[likely]] {
      frame.nothing_ran();
      return int_result(std::move(left), std::move(right), result);
    }
  } else if (is_float(a) && is_float(b)) {
    double result;
    if (Operator::on_floats(PyFloat_AS_DOUBLE(a), PyFloat_AS_DOUBLE(b), result)) [[likely]] {
      frame.nothing_ran();
      return float_result(frame.thread, std::move(left), std::move(right), result);
    }
  }
  Owned result(binary_slow<Operator, in_place>(frame.thread, a, b));
  drop_in_order(left, right);
  return result;
}

/// Stores a new int or float into a local that holds one of its kind, and drops the old one. False with
/// MemoryError set.
bool replace_int(Slot &local, int64_t value);
bool replace_float(PyThreadState *thread, Slot &local, double value);

/// Stores an int into a local that holds one of one digit.
LASTI_INLINE bool update_int(Slot &local, int64_t value) {
  PyObject *old = local.object;
  if (Py_REFCNT(old) == 1 && is_one_digit(value) && !is_small(value)) [[likely]] {
    set_one_digit(old, value);
    return true;
  }
  return replace_int(local, value);
}

/// Stores a float into a local that holds one.
LASTI_INLINE bool update_float(PyThreadState *thread, Slot &local, double value) {
  PyObject *old = local.object;
  if (Py_REFCNT(old) == 1) [[likely]] {
    reinterpret_cast<PyFloatObject *>(old)->ob_fval = value;
    return true;
  }
  return replace_float(thread, local, value);
}

template <typename Operator, bool in_place, Operand Right>
LASTI_INLINE bool update(Frame &frame, Slot &local, Right right) {
  PyObject *a = local.object;
  PyObject *b = object_of(right);
  if (!Operator::in_line) {
  } else if (is_int(a) && is_int(b) && is_compact(a) && is_compact(b)) {
    int64_t result;
    if (Operator::on_ints(compact_value(a), compact_value(b), result)) [[likely]] {
      drop_int_operand(std::move(right));
      return update_int(local, result);
    }
  } else if (is_float(a) && is_float(b)) {
    double result;
    if (Operator::on_floats(PyFloat_AS_DOUBLE(a), PyFloat_AS_DOUBLE(b), result)) [[likely]] {
      drop_float_operand(frame.thread, std::move(right));
      return update_float(frame.thread, local, result);
    }
  }
  if constexpr (is_owned_operand<Right>)
    right.release();
  return update_slow<Operator, in_place>(frame.thread, local, b, is_owned_operand<Right>);
}

} // namespace lasti::runtime
