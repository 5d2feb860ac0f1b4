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

} // namespace lasti::runtime
