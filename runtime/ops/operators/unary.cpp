#include "ops/operators/unary.h"

#include "special/method.h"
#include "special/truth.h"

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
  if (may_be_special(object))
    return truth_of_instance(object);
  return PyObject_IsTrue(object);
}

PyObject *unary_slow(PyObject *object, PyObject *name, unaryfunc general) {
  PyObject *result;
  return call_special(result, object, name) ? result : general(object);
}

} // namespace lasti::runtime
