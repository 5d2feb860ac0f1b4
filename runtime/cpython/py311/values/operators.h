#pragma once

// Where classes have the operators that their Python functions implement.

#include "cpython/python.h"

namespace lasti::runtime {

/// A binary operator: the slots of a class, the names of its methods, and how messages write it.
struct BinarySlots {
  binaryfunc PyNumberMethods::*slot;
  binaryfunc PyNumberMethods::*in_place;
  PyObject *name;
  PyObject *reflected;
  PyObject *in_place_name;
  const char *symbol;
};

namespace binary_slots {
extern const BinarySlots addition, subtraction, multiplication, true_division, floor_division, remainder,
    matrix_multiplication, left_shift, right_shift, bit_and, bit_or, bit_xor;
} // namespace binary_slots

/// The name of the method for Py_LT … Py_GE.
PyObject *comparison_name(int comparison);

} // namespace lasti::runtime
