#include "values/operators.h"

namespace lasti::runtime {

#define LASTI_BINARY(variable, slot, name, symbol)                                                           \
  const BinarySlots binary_slots::variable = {                                                               \
      &PyNumberMethods::nb_##slot, &PyNumberMethods::nb_inplace_##slot,                                      \
      &_Py_ID(__##name##__),       &_Py_ID(__r##name##__),                                                   \
      &_Py_ID(__i##name##__),      symbol};
LASTI_BINARY(addition, add, add, "+")
LASTI_BINARY(subtraction, subtract, sub, "-")
LASTI_BINARY(multiplication, multiply, mul, "*")
LASTI_BINARY(true_division, true_divide, truediv, "/")
LASTI_BINARY(floor_division, floor_divide, floordiv, "//")
LASTI_BINARY(remainder, remainder, mod, "%")
LASTI_BINARY(matrix_multiplication, matrix_multiply, matmul, "@")
LASTI_BINARY(left_shift, lshift, lshift, "<<")
LASTI_BINARY(right_shift, rshift, rshift, ">>")
LASTI_BINARY(bit_and, and, and, "&")
LASTI_BINARY(bit_or, or, or, "|")
LASTI_BINARY(bit_xor, xor, xor, "^")
#undef LASTI_BINARY

PyObject *comparison_name(int comparison) {
  static PyObject *const names[] = {&_Py_ID(__lt__), &_Py_ID(__le__), &_Py_ID(__eq__),
                                    &_Py_ID(__ne__), &_Py_ID(__gt__), &_Py_ID(__ge__)};
  return names[comparison];
}

} // namespace lasti::runtime
