#pragma once

// The operators of BINARY_OP, one type each: how it works on two ints, on two floats, and in general.
// Where `on_ints` or `on_floats` returns false, the general function does it, and words the error.
// `in_line`: often enough in loops to be worth the code at every site. `slots`: how classes have it.

#include "cpython/python.h"
#include "ops/operators/integer.h"
#include "values/operators.h"

namespace lasti::runtime {

struct NoFloats {
  static bool on_floats(double, double, double &) { return false; }
};

struct NoInts {
  static bool on_ints(int64_t, int64_t, int64_t &) { return false; }
};

struct Addition {
  static constexpr bool in_line = true;
  static constexpr const BinarySlots *slots = &binary_slots::addition;
  static bool on_ints(int64_t a, int64_t b, int64_t &result) { return integer::add(a, b, result); }
  static bool on_floats(double a, double b, double &result) {
    result = a + b;
    return true;
  }
  static PyObject *in_general(PyObject *a, PyObject *b) { return PyNumber_Add(a, b); }
  static PyObject *in_place(PyObject *a, PyObject *b) { return PyNumber_InPlaceAdd(a, b); }
};

struct Subtraction {
  static constexpr bool in_line = true;
  static constexpr const BinarySlots *slots = &binary_slots::subtraction;
  static bool on_ints(int64_t a, int64_t b, int64_t &result) { return integer::subtract(a, b, result); }
  static bool on_floats(double a, double b, double &result) {
    result = a - b;
    return true;
  }
  static PyObject *in_general(PyObject *a, PyObject *b) { return PyNumber_Subtract(a, b); }
  static PyObject *in_place(PyObject *a, PyObject *b) { return PyNumber_InPlaceSubtract(a, b); }
};

struct Multiplication {
  static constexpr bool in_line = true;
  static constexpr const BinarySlots *slots = &binary_slots::multiplication;
  static bool on_ints(int64_t a, int64_t b, int64_t &result) { return integer::multiply(a, b, result); }
  static bool on_floats(double a, double b, double &result) {
    result = a * b;
    return true;
  }
  static PyObject *in_general(PyObject *a, PyObject *b) { return PyNumber_Multiply(a, b); }
  static PyObject *in_place(PyObject *a, PyObject *b) { return PyNumber_InPlaceMultiply(a, b); }
};

struct TrueDivision : NoInts {
  static constexpr bool in_line = true;
  static constexpr const BinarySlots *slots = &binary_slots::true_division;
  static bool on_floats(double a, double b, double &result) {
    if (b == 0.0)
      return false;
    result = a / b;
    return true;
  }
  static PyObject *in_general(PyObject *a, PyObject *b) { return PyNumber_TrueDivide(a, b); }
  static PyObject *in_place(PyObject *a, PyObject *b) { return PyNumber_InPlaceTrueDivide(a, b); }
};

struct FloorDivision : NoFloats {
  static constexpr bool in_line = false;
  static constexpr const BinarySlots *slots = &binary_slots::floor_division;
  static bool on_ints(int64_t a, int64_t b, int64_t &result) { return integer::floor_divide(a, b, result); }
  static PyObject *in_general(PyObject *a, PyObject *b) { return PyNumber_FloorDivide(a, b); }
  static PyObject *in_place(PyObject *a, PyObject *b) { return PyNumber_InPlaceFloorDivide(a, b); }
};

struct Remainder : NoFloats {
  static constexpr bool in_line = false;
  static constexpr const BinarySlots *slots = &binary_slots::remainder;
  static bool on_ints(int64_t a, int64_t b, int64_t &result) { return integer::remainder(a, b, result); }
  static PyObject *in_general(PyObject *a, PyObject *b) { return PyNumber_Remainder(a, b); }
  static PyObject *in_place(PyObject *a, PyObject *b) { return PyNumber_InPlaceRemainder(a, b); }
};

struct Power : NoInts, NoFloats {
  static constexpr bool in_line = false;
  static constexpr const BinarySlots *slots = nullptr; // of three operands
  static PyObject *in_general(PyObject *a, PyObject *b) { return PyNumber_Power(a, b, Py_None); }
  static PyObject *in_place(PyObject *a, PyObject *b) { return PyNumber_InPlacePower(a, b, Py_None); }
};

struct MatrixMultiplication : NoInts, NoFloats {
  static constexpr bool in_line = false;
  static constexpr const BinarySlots *slots = &binary_slots::matrix_multiplication;
  static PyObject *in_general(PyObject *a, PyObject *b) { return PyNumber_MatrixMultiply(a, b); }
  static PyObject *in_place(PyObject *a, PyObject *b) { return PyNumber_InPlaceMatrixMultiply(a, b); }
};

struct LeftShift : NoFloats {
  static constexpr bool in_line = false;
  static constexpr const BinarySlots *slots = &binary_slots::left_shift;
  static bool on_ints(int64_t a, int64_t b, int64_t &result) { return integer::left_shift(a, b, result); }
  static PyObject *in_general(PyObject *a, PyObject *b) { return PyNumber_Lshift(a, b); }
  static PyObject *in_place(PyObject *a, PyObject *b) { return PyNumber_InPlaceLshift(a, b); }
};

struct RightShift : NoFloats {
  static constexpr bool in_line = false;
  static constexpr const BinarySlots *slots = &binary_slots::right_shift;
  static bool on_ints(int64_t a, int64_t b, int64_t &result) { return integer::right_shift(a, b, result); }
  static PyObject *in_general(PyObject *a, PyObject *b) { return PyNumber_Rshift(a, b); }
  static PyObject *in_place(PyObject *a, PyObject *b) { return PyNumber_InPlaceRshift(a, b); }
};

struct BitAnd : NoFloats {
  static constexpr bool in_line = true;
  static constexpr const BinarySlots *slots = &binary_slots::bit_and;
  static bool on_ints(int64_t a, int64_t b, int64_t &result) { return integer::bit_and(a, b, result); }
  static PyObject *in_general(PyObject *a, PyObject *b) { return PyNumber_And(a, b); }
  static PyObject *in_place(PyObject *a, PyObject *b) { return PyNumber_InPlaceAnd(a, b); }
};

struct BitOr : NoFloats {
  static constexpr bool in_line = false;
  static constexpr const BinarySlots *slots = &binary_slots::bit_or;
  static bool on_ints(int64_t a, int64_t b, int64_t &result) { return integer::bit_or(a, b, result); }
  static PyObject *in_general(PyObject *a, PyObject *b) { return PyNumber_Or(a, b); }
  static PyObject *in_place(PyObject *a, PyObject *b) { return PyNumber_InPlaceOr(a, b); }
};

struct BitXor : NoFloats {
  static constexpr bool in_line = false;
  static constexpr const BinarySlots *slots = &binary_slots::bit_xor;
  static bool on_ints(int64_t a, int64_t b, int64_t &result) { return integer::bit_xor(a, b, result); }
  static PyObject *in_general(PyObject *a, PyObject *b) { return PyNumber_Xor(a, b); }
  static PyObject *in_place(PyObject *a, PyObject *b) { return PyNumber_InPlaceXor(a, b); }
};

} // namespace lasti::runtime
