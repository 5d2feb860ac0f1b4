#pragma once

#include "cpython/python.h"

namespace lasti::runtime {

/// The getter of a property if it is a Python function, borrowed, else null. Takes any descriptor. The
/// layout is descrobject.c's propertyobject.
inline PyFunctionObject *python_getter(PyObject *descriptor) {
  struct Property {
    PyObject_HEAD PyObject *getter;
  };
  if (!Py_IS_TYPE(descriptor, &PyProperty_Type))
    return nullptr;
  PyObject *getter = reinterpret_cast<Property *>(descriptor)->getter;
  return getter && PyFunction_Check(getter) ? reinterpret_cast<PyFunctionObject *>(getter) : nullptr;
}

/// The Python function that a classmethod binds to the class, borrowed; null for any other descriptor. The
/// layout is funcobject.c's classmethod.
inline PyObject *class_function(PyObject *descriptor) {
  struct ClassMethod {
    PyObject_HEAD PyObject *callable;
  };
  if (!Py_IS_TYPE(descriptor, &PyClassMethod_Type))
    return nullptr;
  PyObject *callable = reinterpret_cast<ClassMethod *>(descriptor)->callable;
  return callable && PyFunction_Check(callable) ? callable : nullptr;
}

} // namespace lasti::runtime
