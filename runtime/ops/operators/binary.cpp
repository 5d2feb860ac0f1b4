// The binary operators out of line, instantiated for every operator.

#include "ops/operators/binary.h"

#include "cpython/text.h"
#include "containers/list.h"
#include "values/text.h"
#include "containers/tuple.h"
#include "special/operators.h"

#include <cstring>
#include <type_traits>

namespace lasti::runtime {

// Numbers that the operators in line leave over. Null without an exception: not of that kind.
template <typename Operator>
static PyObject *on_numbers(PyThreadState *thread, PyObject *left, PyObject *right) {
  if (is_int(left) && is_int(right)) {
    int64_t result;
    if (is_medium(left) && is_medium(right) &&
        Operator::on_ints(medium_value(left), medium_value(right), result))
      return new_int(result);
    double a, b, quotient; // `/` of two ints of one digit: the doubles are exact, so is the rounding
    if (std::is_same_v<Operator, TrueDivision> && as_double(left, a) && as_double(right, b) &&
        Operator::on_floats(a, b, quotient))
      return new_float(thread, quotient);
    return nullptr;
  }
  double a, b, result;
  if ((is_float(left) || is_float(right)) && as_double(left, a) && as_double(right, b) &&
      Operator::on_floats(a, b, result))
    return new_float(thread, result);
  return nullptr;
}

static PyObject *concatenate_lists(PyThreadState *thread, PyObject *left, PyObject *right) {
  return shared_list(
      thread, reinterpret_cast<PyListObject *>(left)->ob_item, static_cast<size_t>(PyList_GET_SIZE(left)),
      reinterpret_cast<PyListObject *>(right)->ob_item, static_cast<size_t>(PyList_GET_SIZE(right)));
}

template <typename Operator, bool in_place>
PyObject *binary_slow(PyThreadState *thread, PyObject *left, PyObject *right) {
  if (std::is_same_v<Operator, Addition> && is_str(left)) {
    if (PyObject *text = concatenate_ascii(left, right); text || has_exception(thread))
      return text;
  }
  // Without memory for it, a further try that has some would return a result with an exception set.
  if (PyObject *number = on_numbers<Operator>(thread, left, right); number || has_exception(thread))
    return number;
  if (std::is_same_v<Operator, Addition> && is_str(left) && is_str(right))
    return PyUnicode_Concat(left, right);
  if (std::is_same_v<Operator, Addition> && PyTuple_CheckExact(left) && PyTuple_CheckExact(right))
    return concatenate_tuples(thread, left, right);
  if (std::is_same_v<Operator, Addition> && !in_place && PyList_CheckExact(left) && PyList_CheckExact(right))
    return concatenate_lists(thread, left, right);
  // str's own slot is the first to be asked, unless the right operand is of a subclass: then there is no
  // text.
  if (std::is_same_v<Operator, Remainder> && is_str(left))
    if (PyObject *text = format_text(left, right))
      return text;
  if constexpr (Operator::slots != nullptr)
    if (PyObject * result; binary_special(thread, left, right, *Operator::slots, in_place, result))
      return result;
  return in_place ? Operator::in_place(left, right) : Operator::in_general(left, right);
}

// Writes over the local's int or float, where only the local knows it and the result has its size.
template <typename Operator>
static bool write_over(PyObject *left, PyObject *right) {
  if (Py_REFCNT(left) != 1)
    return false;
  if (is_int(left) && is_int(right) && is_medium(left) && is_medium(right)) {
    int64_t result;
    if (!Operator::on_ints(medium_value(left), medium_value(right), result))
      return false;
    if (is_compact(left) && is_one_digit(result) && !is_small(result)) {
      set_one_digit(left, result);
      return true;
    }
    if (!is_compact(left) && is_two_digits(result)) {
      set_two_digits(left, result);
      return true;
    }
    return false;
  }
  double a, b, result;
  if (!is_float(left) || !as_double(left, a) || !as_double(right, b) || !Operator::on_floats(a, b, result))
    return false;
  reinterpret_cast<PyFloatObject *>(left)->ob_fval = result;
  return true;
}

// Appends ASCII to ASCII where only the local knows the left one, as PyUnicode_Append does in more steps.
LASTI_INLINE bool append_ascii(Slot &local, PyObject *right) {
  PyObject *left = local.object;
  if (Py_REFCNT(left) != 1 || left == right || !is_writable(left) || !PyUnicode_IS_COMPACT_ASCII(right))
    return false;
  Py_ssize_t length = PyUnicode_GET_LENGTH(left);
  Py_ssize_t added = PyUnicode_GET_LENGTH(right);
  if (added == 0 || length == 0 || length > PY_SSIZE_T_MAX / 2 || added > PY_SSIZE_T_MAX / 4)
    return false;
  PyObject *longer = resize_text(left, length + added);
  if (!longer)
    return false;
  char *end = ascii_characters(longer) + length;
  if (added == 1) { // a character at a time: cheaper than the call
    end[0] = static_cast<char>(*PyUnicode_1BYTE_DATA(right));
    end[1] = 0;
  } else {
    std::memcpy(end, PyUnicode_1BYTE_DATA(right), added + 1);
  }
  local.object = longer;
  return true;
}

// The str case of update_slow. It leaves the local unbound where it fails, as ceval.c's
// BINARY_OP_INPLACE_ADD_UNICODE.
[[gnu::noinline]] static bool append(Slot &local, PyObject *right, bool is_owned) {
  if (!append_ascii(local, right))
    PyUnicode_Append(&local.object, right);
  if (is_owned)
    drop_reference(right);
  return local.object != nullptr;
}

template <typename Operator, bool in_place>
[[gnu::noinline]] static bool update_generally(PyThreadState *thread, Slot &local, PyObject *right,
                                               bool is_owned) {
  PyObject *left = local.object;
  PyObject *result = nullptr;
  bool done = write_over<Operator>(left, right);
  if (!done)
    result = binary_slow<Operator, in_place>(thread, left, right);
  if (is_owned)
    drop_reference(right);
  if (result)
    store_local(local, Owned(result));
  return done || result;
}

template <typename Operator, bool in_place>
bool update_slow(PyThreadState *thread, Slot &local, PyObject *right, bool is_owned) {
  PyObject *left = local.object;
  if (std::is_same_v<Operator, Addition> && is_str(left) && is_str(right) && left != right)
    return append(local, right, is_owned);
  return update_generally<Operator, in_place>(thread, local, right, is_owned);
}

bool replace_int(Slot &local, int64_t value) {
  PyObject *fresh = new_int(value);
  if (!fresh)
    return false;
  drop_int(std::exchange(local.object, fresh));
  return true;
}

bool replace_float(PyThreadState *thread, Slot &local, double value) {
  PyObject *fresh = new_float(thread, value);
  if (!fresh)
    return false;
  drop_float(thread, std::exchange(local.object, fresh));
  return true;
}

#define LASTI_INSTANTIATE(Operator)                                                                          \
  template PyObject *binary_slow<Operator, false>(PyThreadState *, PyObject *, PyObject *);                  \
  template PyObject *binary_slow<Operator, true>(PyThreadState *, PyObject *, PyObject *);                   \
  template bool update_slow<Operator, false>(PyThreadState *, Slot &, PyObject *, bool);                     \
  template bool update_slow<Operator, true>(PyThreadState *, Slot &, PyObject *, bool);

LASTI_INSTANTIATE(Addition)
LASTI_INSTANTIATE(Subtraction)
LASTI_INSTANTIATE(Multiplication)
LASTI_INSTANTIATE(TrueDivision)
LASTI_INSTANTIATE(FloorDivision)
LASTI_INSTANTIATE(Remainder)
LASTI_INSTANTIATE(Power)
LASTI_INSTANTIATE(MatrixMultiplication)
LASTI_INSTANTIATE(LeftShift)
LASTI_INSTANTIATE(RightShift)
LASTI_INSTANTIATE(BitAnd)
LASTI_INSTANTIATE(BitOr)
LASTI_INSTANTIATE(BitXor)

#undef LASTI_INSTANTIATE

} // namespace lasti::runtime
