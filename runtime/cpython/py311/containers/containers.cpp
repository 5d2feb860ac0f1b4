#include "containers/containers.h"

namespace lasti::runtime {

// Objects/abstract.c, object_isinstance: an object whose class is no subclass is asked for its __class__.
int is_instance_quietly(PyObject *object, PyObject *type) {
  if (!PyType_CheckExact(type))
    return -1;
  PyTypeObject *own = Py_TYPE(object);
  if (PyType_IsSubtype(own, reinterpret_cast<PyTypeObject *>(type)))
    return 1;
  static PyObject *const name = PyUnicode_InternFromString("__class__");
  static PyObject *const plain = PyDict_GetItemWithError(PyBaseObject_Type.tp_dict, name);
  const bool is_plain =
      own->tp_getattro == PyObject_GenericGetAttr && plain && _PyType_Lookup(own, name) == plain;
  return is_plain ? 0 : -1;
}

} // namespace lasti::runtime
