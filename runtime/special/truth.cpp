#include "special/truth.h"

#include "values/number.h"
#include "python/names.h"
#include "special/method.h"

namespace lasti::runtime {

// Where a class has a __len__ in Python its slot is slot_sq_length, and this is what that does.
Py_ssize_t length_of_instance(PyObject *object) {
  PyObject *result;
  if (!call_special(result, object, names::len()))
    return PyObject_Length(object);
  if (result)
    Py_SETREF(result, PyNumber_Index(result));
  if (!result)
    return -1;
  Py_ssize_t length = -1;
  if (is_negative(result))
    PyErr_SetString(PyExc_ValueError, "__len__() should return >= 0");
  else
    length = PyNumber_AsSsize_t(result, PyExc_OverflowError);
  Py_DECREF(result);
  return length;
}

// slot_nb_bool, where there is a __bool__.
static int ask_bool(PyObject *object) {
  PyObject *result;
  if (!call_special(result, object, names::truth()))
    return PyObject_IsTrue(object);
  if (!result)
    return -1;
  int truth = result == Py_True;
  if (!PyBool_Check(result)) {
    PyErr_Format(PyExc_TypeError, "__bool__ should return bool, returned %s", Py_TYPE(result)->tp_name);
    truth = -1;
  }
  Py_DECREF(result);
  return truth;
}

int truth_of_instance(PyObject *object) {
  PyTypeObject *type = Py_TYPE(object);
  if (type->tp_as_number && type->tp_as_number->nb_bool)
    return ask_bool(object);
  const bool has_length = (type->tp_as_mapping && type->tp_as_mapping->mp_length) ||
                          (type->tp_as_sequence && type->tp_as_sequence->sq_length);
  if (!has_length)
    return 1;
  const Py_ssize_t length = length_of_instance(object);
  return length < 0 ? -1 : length > 0;
}

} // namespace lasti::runtime
