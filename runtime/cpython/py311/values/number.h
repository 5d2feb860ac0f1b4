#pragma once

// The layout of CPython 3.11's int and float, and their making and freeing in line.
//
// longobject.c has no free list: every int that does not fit the table of small ones costs a call of
// the allocator at birth and one at death. We keep the dead ints of one and two digits that native code
// drops, up to a bound, and make new ones of them. Floats go to the interpreter's own free list, so the two
// feed each other.

#include "python/refcount.h"

#include <internal/pycore_long.h>
#include <internal/pycore_pymem.h>

#include <cstdint>

namespace lasti::runtime {

/// Dead ints of one digit or of two; chained through ob_type as floatobject.c does.
struct IntFreeList {
  PyObject *head;
  int count;
  int wanted; ///< there are never more: so many have been missed
};
inline constexpr int int_free_list_limit = 256;
extern IntFreeList int_free_lists[2];

inline bool is_int(PyObject *object) {
  return Py_IS_TYPE(object, &PyLong_Type);
}
inline bool is_float(PyObject *object) {
  return Py_IS_TYPE(object, &PyFloat_Type);
}
inline bool is_str(PyObject *object) {
  return Py_IS_TYPE(object, &PyUnicode_Type);
}

/// Takes an exact int. Returns whether its magnitude has at most one digit (30 bits).
inline bool is_compact(PyObject *integer) {
  return static_cast<size_t>(Py_SIZE(integer) + 1) <= 2;
}

/// Takes an exact int with at most one digit. Returns its value.
inline int64_t compact_value(PyObject *integer) {
  return Py_SIZE(integer) * static_cast<int64_t>(reinterpret_cast<PyLongObject *>(integer)->ob_digit[0]);
}

/// Takes an exact int. Returns whether its magnitude has at most two digits (60 bits).
inline bool is_two_digit_int(PyObject *integer) {
  return static_cast<size_t>(Py_SIZE(integer) + 2) <= 4;
}

/// Takes an exact int. Returns whether its magnitude has at most 62 bits: the sum of two fits a word.
inline bool is_medium(PyObject *integer) {
  constexpr digit two_bits = 3;
  return is_two_digit_int(integer) || (static_cast<size_t>(Py_SIZE(integer) + 3) <= 6 &&
                                       reinterpret_cast<PyLongObject *>(integer)->ob_digit[2] <= two_bits);
}

/// Takes an exact int for which is_medium holds. Returns its value.
inline int64_t medium_value(PyObject *integer) {
  const digit *digits = reinterpret_cast<PyLongObject *>(integer)->ob_digit;
  Py_ssize_t size = Py_SIZE(integer);
  if (size >= -1 && size <= 1)
    return size * static_cast<int64_t>(digits[0]);
  int64_t magnitude = static_cast<int64_t>(digits[0]) | static_cast<int64_t>(digits[1]) << PyLong_SHIFT;
  if (size < -2 || size > 2)
    magnitude |= static_cast<int64_t>(digits[2]) << (2 * PyLong_SHIFT);
  return size < 0 ? -magnitude : magnitude;
}

/// Takes an exact int. Returns whether it is a digit that is not negative: what indexes mostly are.
LASTI_INLINE bool is_index(PyObject *integer) {
  return static_cast<size_t>(Py_SIZE(integer)) <= 1;
}

/// Takes an int for which is_index holds. Returns its value. The digit of zero is zero, too.
LASTI_INLINE size_t index_value(PyObject *integer) {
  return reinterpret_cast<PyLongObject *>(integer)->ob_digit[0];
}

/// Takes an int, of a subclass too. Returns whether it is zero.
LASTI_INLINE bool is_zero(PyObject *integer) {
  return Py_SIZE(integer) == 0;
}

/// Takes an int, of a subclass too. Returns whether it is less than zero.
LASTI_INLINE bool is_negative(PyObject *integer) {
  return Py_SIZE(integer) < 0;
}

/// Takes any object. Returns it as a C int; -1 with an exception set where that cannot be.
inline int as_c_int(PyObject *integer) {
  return _PyLong_AsInt(integer);
}

/// Takes an exact int and a value of at most one digit. Returns whether it has that value, in terms that the
/// compiler can follow from one reader to the other.
LASTI_INLINE bool has_value(PyObject *integer, int64_t value) {
  return Py_SIZE(integer) == (value > 0) - (value < 0) &&
         reinterpret_cast<PyLongObject *>(integer)->ob_digit[0] ==
             static_cast<digit>(value < 0 ? -value : value);
}

inline bool is_small(int64_t value) {
  return static_cast<uint64_t>(value + _PY_NSMALLNEGINTS) < _PY_NSMALLNEGINTS + _PY_NSMALLPOSINTS;
}

/// Takes a value for which is_small holds. Returns the shared int, borrowed.
inline PyObject *small_int(int64_t value) {
  return reinterpret_cast<PyObject *>(&_PyLong_SMALL_INTS[_PY_NSMALLNEGINTS + value]);
}

inline bool is_one_digit(int64_t value) {
  return static_cast<uint64_t>(value + PyLong_MASK) <= 2 * static_cast<uint64_t>(PyLong_MASK);
}

/// Writes a value of one digit, not zero, into an int of at least one digit that only the caller knows.
inline void set_one_digit(PyObject *integer, int64_t value) {
  Py_SET_SIZE(integer, value < 0 ? -1 : 1);
  reinterpret_cast<PyLongObject *>(integer)->ob_digit[0] = static_cast<digit>(value < 0 ? -value : value);
}

/// Returns whether a value has two digits.
inline bool is_two_digits(int64_t value) {
  uint64_t magnitude = value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  return magnitude > PyLong_MASK && magnitude >> (2 * PyLong_SHIFT) == 0;
}

/// Writes a value of two digits into an int of two digits that only the caller knows.
inline void set_two_digits(PyObject *integer, int64_t value) {
  digit *digits = reinterpret_cast<PyLongObject *>(integer)->ob_digit;
  uint64_t magnitude = value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  Py_SET_SIZE(integer, value < 0 ? -2 : 2);
  digits[0] = static_cast<digit>(magnitude & PyLong_MASK);
  digits[1] = static_cast<digit>(magnitude >> PyLong_SHIFT);
}

/// Gives back memory of an object: a reference count of one, known to tracemalloc where it is on.
inline void revive(PyObject *object) {
  if (_Py_tracemalloc_config.tracing) [[unlikely]]
    _Py_NewReference(object);
  else
    Py_SET_REFCNT(object, 1);
}

/// Takes a dead int off a free list which is not empty, alive again but for its value.
inline PyObject *reuse_int(IntFreeList &list) {
  PyObject *integer = list.head;
  list.head = reinterpret_cast<PyObject *>(integer->ob_type);
  --list.count;
  integer->ob_type = &PyLong_Type;
  revive(integer);
  return integer;
}

/// Returns a new int of any value which is not small; null: MemoryError.
PyObject *new_int_slow(int64_t value);

/// Returns a new reference to an int; null with MemoryError set.
inline PyObject *new_int(int64_t value) {
  if (is_small(value)) {
    PyObject *small = small_int(value);
    Py_INCREF(small);
    return small;
  }
  if (is_one_digit(value) && int_free_lists[0].head) [[likely]] {
    PyObject *integer = reuse_int(int_free_lists[0]);
    set_one_digit(integer, value);
    return integer;
  }
  return new_int_slow(value);
}

/// Frees an exact int whose reference count is zero.
void free_int(PyObject *integer);

/// Returns a new float; null with MemoryError set.
inline PyObject *new_float(PyThreadState *thread, double value) {
  auto &state = thread->interp->float_state;
  PyFloatObject *number = state.free_list;
  if (!number) [[unlikely]]
    return PyFloat_FromDouble(value);
  state.free_list = reinterpret_cast<PyFloatObject *>(number->ob_base.ob_type);
  --state.numfree;
  number->ob_base.ob_type = &PyFloat_Type;
  revive(reinterpret_cast<PyObject *>(number));
  number->ob_fval = value;
  return reinterpret_cast<PyObject *>(number);
}

/// Frees an exact float whose reference count is zero.
inline void free_float(PyThreadState *thread, PyObject *number) {
  auto &state = thread->interp->float_state;
  if (state.numfree < PyFloat_MAXFREELIST) [[likely]] {
    number->ob_type = reinterpret_cast<PyTypeObject *>(state.free_list);
    state.free_list = reinterpret_cast<PyFloatObject *>(number);
    ++state.numfree;
  } else {
    PyObject_Free(number);
  }
}

/// Drops one reference to an exact int.
inline void drop_int(PyObject *integer) {
  if (--integer->ob_refcnt == 0)
    free_int(integer);
}

/// Drops one reference to an exact float.
inline void drop_float(PyThreadState *thread, PyObject *number) {
  if (--number->ob_refcnt == 0)
    free_float(thread, number);
}

/// An int or float as a double, if that is exact: ints of two digits may not be. False: it is neither.
LASTI_INLINE bool as_double(PyObject *object, double &value) {
  if (is_float(object)) {
    value = PyFloat_AS_DOUBLE(object);
    return true;
  }
  if (is_int(object) && is_compact(object)) {
    value = static_cast<double>(compact_value(object));
    return true;
  }
  return false;
}

} // namespace lasti::runtime
