#pragma once

// Special methods (__len__, __add__, __getattr__ …) that are Python functions, called as the slots of their
// class do, without these.

#include "native/calls.h"

namespace lasti::runtime {

/// The class's method of this name if it is a Python function, borrowed, else null: then the slot of the
/// class is the one that calls it (typeobject.c, type_new and update_slot see to that). Sets no exception.
LASTI_INLINE PyFunctionObject *find_special(PyTypeObject *type, PyObject *name) {
  if (!(type->tp_flags & Py_TPFLAGS_HEAPTYPE))
    return nullptr;
  PyObject *found = _PyType_Lookup(type, name);
  return found && Py_IS_TYPE(found, &PyFunction_Type) ? reinterpret_cast<PyFunctionObject *>(found) : nullptr;
}

/// Whether the object's class may have special methods in Python. Asked first, where that is seldom so.
LASTI_INLINE bool may_be_special(PyObject *object) {
  return Py_TYPE(object)->tp_flags & Py_TPFLAGS_HEAPTYPE;
}

/// Calls the method `name` with `self` and the arguments, all borrowed. `result` is null with an exception
/// set. False: the class has no such method, or it is something else, and nothing has been done.
template <typename... Argument>
LASTI_INLINE bool call_special(PyObject *&result, PyObject *self, PyObject *name, Argument... argument) {
  PyFunctionObject *function = find_special(Py_TYPE(self), name);
  if (!function)
    return false;
  PyObject *const arguments[] = {self, argument...};
  result = call_borrowing(_PyThreadState_GET(), function, arguments, 1 + sizeof...(argument));
  return true;
}

} // namespace lasti::runtime
