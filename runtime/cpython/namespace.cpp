#include "cpython/namespace.h"

namespace lasti::runtime {

int look_up(PyObject *space, PyObject *name, PyObject *&value) {
  if (PyDict_CheckExact(space)) {
    value = Py_XNewRef(PyDict_GetItemWithError(space, name));
    return !value && PyErr_Occurred() ? -1 : 0;
  }
  value = PyObject_GetItem(space, name);
  if (!value) {
    if (!PyErr_ExceptionMatches(PyExc_KeyError))
      return -1;
    PyErr_Clear();
  }
  return 0;
}

} // namespace lasti::runtime
