#include "ops/operators/unary.h"

namespace lasti::runtime {

Truth is_true_slow(PyObject *object) {
  PyTypeObject *type = Py_TYPE(object);
  if (type == &PyLong_Type)
    return !is_zero(object);
  if (type == &PyUnicode_Type)
    return PyUnicode_GetLength(object) != 0;
  if (type == &PyList_Type || type == &PyTuple_Type)
    return Py_SIZE(object) != 0;
  if (type == &PyFloat_Type)
    return PyFloat_AS_DOUBLE(object) != 0.0;
  if (type == &PyDict_Type)
    return PyDict_GET_SIZE(object) != 0;
  return PyObject_IsTrue(object);
}

} // namespace lasti::runtime
