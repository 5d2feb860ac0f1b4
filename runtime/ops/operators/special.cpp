#include "ops/operators/special.h"

#include "frame/native.h"

namespace lasti::runtime {

namespace {

// The class's method if it is a Python function, borrowed: then its slot is the one that calls it (type_new
// and update_slot see to that).
PyFunctionObject *find_function(PyTypeObject *type, PyObject *name) {
  if (!(type->tp_flags & Py_TPFLAGS_HEAPTYPE))
    return nullptr;
  PyObject *found = _PyType_Lookup(type, name);
  return found && Py_IS_TYPE(found, &PyFunction_Type) ? reinterpret_cast<PyFunctionObject *>(found) : nullptr;
}

PyObject *call_method(PyThreadState *thread, PyFunctionObject *function, PyObject *self, PyObject *argument) {
  PyObject *arguments[] = {nullptr, self, argument};
  if (PyObject *result = try_frameless(thread, function, arguments + 1, 2)) [[likely]]
    return result;
  Py_INCREF(self); // taken over
  Py_INCREF(argument);
  Py_INCREF(function);
  PyObject *result = call_python(thread, function, arguments + 1, 2, nullptr);
  Py_DECREF(function);
  return result;
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
  if (PyFunctionObject *function = find_function(Py_TYPE(right), name))
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

} // namespace

bool binary_special(PyThreadState *thread, PyObject *left, PyObject *right, const BinarySlots &slots,
                    bool in_place, PyObject *&result) {
  PyTypeObject *type = Py_TYPE(left);
  PyFunctionObject *function = find_function(type, slots.name);
  if (!function || (in_place && type->tp_as_number->*slots.in_place) || is_sequence(type))
    return false;
  if (!Py_IS_TYPE(right, type) && (right_comes_first(left, right) || is_sequence(Py_TYPE(right))))
    return false;
  result = call_method(thread, function, left, right);
  if (result != Py_NotImplemented)
    return true;
  Py_DECREF(result);
  result = ask_right(thread, left, right, slots);
  if (result != Py_NotImplemented)
    return true;
  Py_DECREF(result);
  result = PyErr_Format(PyExc_TypeError, "unsupported operand type(s) for %.100s%s: '%.100s' and '%.100s'",
                        slots.symbol, in_place ? "=" : "", Py_TYPE(left)->tp_name, Py_TYPE(right)->tp_name);
  return true;
}

bool compare_special(PyThreadState *thread, PyObject *left, PyObject *right, int comparison,
                     PyObject *&result) {
  PyFunctionObject *function = find_function(Py_TYPE(left), comparison_name(comparison));
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
