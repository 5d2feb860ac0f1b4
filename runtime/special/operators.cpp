#include "special/operators.h"

#include "values/number.h"
#include "special/method.h"

#include <utility>

namespace lasti::runtime {

namespace {

PyObject *call_method(PyThreadState *thread, PyFunctionObject *function, PyObject *self, PyObject *argument) {
  PyObject *const arguments[] = {self, argument};
  return call_borrowing(thread, function, arguments, 2);
}

// Whether the right operand's class is asked before the left one's, if it has the method.
bool right_comes_first(PyObject *left, PyObject *right) {
  return !Py_IS_TYPE(right, Py_TYPE(left)) && PyType_IsSubtype(Py_TYPE(right), Py_TYPE(left));
}

bool is_sequence(PyTypeObject *type) {
  const PySequenceMethods *methods = type->tp_as_sequence;
  return methods && (methods->sq_concat || methods->sq_repeat || methods->sq_inplace_concat ||
                     methods->sq_inplace_repeat);
}

// vectorcall_maybe: NotImplemented where the class has no such method.
PyObject *call_reflected(PyThreadState *thread, PyObject *right, PyObject *left, PyObject *name) {
  if (PyFunctionObject *function = find_special(Py_TYPE(right), name))
    return call_method(thread, function, right, left);
  PyObject *method = _PyObject_LookupSpecial(right, name);
  if (!method)
    return PyErr_Occurred() ? nullptr : Py_NewRef(Py_NotImplemented);
  PyObject *result = PyObject_CallOneArg(method, left);
  Py_DECREF(method);
  return result;
}

// What binary_op1 goes on to where the left operand's method has given NotImplemented.
PyObject *ask_right(PyThreadState *thread, PyObject *left, PyObject *right, const BinarySlots &slots) {
  if (Py_IS_TYPE(right, Py_TYPE(left)))
    return Py_NewRef(Py_NotImplemented);
  const PyNumberMethods *methods = Py_TYPE(right)->tp_as_number;
  const binaryfunc slot = methods ? methods->*slots.slot : nullptr;
  if (slot == Py_TYPE(left)->tp_as_number->*slots.slot)
    return call_reflected(thread, right, left, slots.reflected);
  return slot ? slot(left, right) : Py_NewRef(Py_NotImplemented);
}

// What a binary operator ends with: TypeError, where nobody has known an answer.
PyObject *binary_result(PyObject *result, PyObject *left, PyObject *right, const BinarySlots &slots,
                        bool in_place) {
  if (result != Py_NotImplemented)
    return result;
  Py_DECREF(result);
  return PyErr_Format(PyExc_TypeError, "unsupported operand type(s) for %.100s%s: '%.100s' and '%.100s'",
                      slots.symbol, in_place ? "=" : "", Py_TYPE(left)->tp_name, Py_TYPE(right)->tp_name);
}

// A number and an instance: the number's own slot would not know it (long_add and its like, float_add …).
bool is_number_with_instance(PyObject *left, PyObject *right) {
  return (is_int(left) || is_float(left)) && !PyLong_Check(right) && !PyFloat_Check(right) &&
         !is_sequence(Py_TYPE(right));
}

bool binary_reflected(PyThreadState *thread, PyObject *left, PyObject *right, const BinarySlots &slots,
                      bool in_place, PyObject *&result) {
  PyFunctionObject *function =
      is_number_with_instance(left, right) ? find_special(Py_TYPE(right), slots.reflected) : nullptr;
  if (!function || !(Py_TYPE(left)->tp_as_number->*slots.slot))
    return false;
  result = binary_result(call_method(thread, function, right, left), left, right, slots, in_place);
  return true;
}

// binary_op1
PyObject *ask_slots(PyObject *left, PyObject *right, const BinarySlots &slots) {
  binaryfunc first = Py_TYPE(left)->tp_as_number->*slots.slot;
  const PyNumberMethods *methods = Py_TYPE(right)->tp_as_number;
  binaryfunc second = methods && !Py_IS_TYPE(right, Py_TYPE(left)) ? methods->*slots.slot : nullptr;
  if (second == first)
    second = nullptr;
  if (first && second && PyType_IsSubtype(Py_TYPE(right), Py_TYPE(left)))
    std::swap(first, second);
  for (const binaryfunc slot : {first, second}) {
    PyObject *result = slot ? slot(left, right) : nullptr;
    if (slot && result != Py_NotImplemented)
      return result;
    Py_XDECREF(result);
  }
  return Py_NewRef(Py_NotImplemented);
}

} // namespace

bool binary_special(PyThreadState *thread, PyObject *left, PyObject *right, const BinarySlots &slots,
                    bool in_place, PyObject *&result) {
  PyTypeObject *type = Py_TYPE(left);
  if (!(type->tp_flags & Py_TPFLAGS_HEAPTYPE))
    return binary_reflected(thread, left, right, slots, in_place, result);
  if (!type->tp_as_number || is_sequence(type) || (!Py_IS_TYPE(right, type) && is_sequence(Py_TYPE(right))))
    return false;
  const bool has_own = in_place && type->tp_as_number->*slots.in_place;
  if (has_own) {
    PyFunctionObject *function = find_special(type, slots.in_place_name);
    if (!function)
      return false;
    result = call_method(thread, function, left, right);
    if (result != Py_NotImplemented)
      return true;
    Py_DECREF(result);
    type = Py_TYPE(left); // it may have set __class__
  }
  PyFunctionObject *function = find_special(type, slots.name);
  if (function && !right_comes_first(left, right)) {
    result = call_method(thread, function, left, right);
    if (result == Py_NotImplemented) {
      Py_DECREF(result);
      result = ask_right(thread, left, right, slots);
    }
  } else if (has_own) {
    result = ask_slots(left, right, slots);
  } else {
    return false;
  }
  result = binary_result(result, left, right, slots, in_place);
  return true;
}

bool compare_special(PyThreadState *thread, PyObject *left, PyObject *right, int comparison,
                     PyObject *&result) {
  PyFunctionObject *function = find_special(Py_TYPE(left), comparison_name(comparison));
  if (!function || right_comes_first(left, right) || recursion_is_exhausted(thread))
    return false;
  count_recursion(thread);
  result = call_method(thread, function, left, right);
  if (result == Py_NotImplemented) {
    Py_DECREF(result);
    static constexpr int swapped[] = {Py_GT, Py_GE, Py_EQ, Py_NE, Py_LT, Py_LE};
    const richcmpfunc compare = Py_TYPE(right)->tp_richcompare;
    result = compare ? compare(right, left, swapped[comparison]) : Py_NewRef(Py_NotImplemented);
  }
  uncount_recursion(thread);
  if (result != Py_NotImplemented)
    return true;
  Py_DECREF(result);
  static constexpr const char *symbols[] = {"<", "<=", "==", "!=", ">", ">="};
  if (comparison == Py_EQ || comparison == Py_NE)
    result = Py_NewRef((left == right) == (comparison == Py_EQ) ? Py_True : Py_False);
  else
    result = PyErr_Format(PyExc_TypeError, "'%s' not supported between instances of '%.100s' and '%.100s'",
                          symbols[comparison], Py_TYPE(left)->tp_name, Py_TYPE(right)->tp_name);
  return true;
}

} // namespace lasti::runtime
