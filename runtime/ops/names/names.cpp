#include "ops/names/names.h"

#include "cpython/errors.h"
#include "cpython/namespace.h"
#include "python/names.h"

namespace lasti::runtime {

PyObject *load_name_slow(_PyInterpreterFrame *frame, PyObject *name) {
  if (!namespace_of(frame)) {
    PyErr_Format(PyExc_SystemError, "no locals when loading %R", name);
    return nullptr;
  }
  PyObject *value;
  if (look_up(namespace_of(frame), name, value) < 0 || value)
    return value;
  // The globals are looked up as a dict even where they are of a subclass, unlike LOAD_GLOBAL's.
  value = Py_XNewRef(PyDict_GetItemWithError(globals_of(frame), name));
  if (value || PyErr_Occurred())
    return value;
  if (look_up(builtins_of(frame), name, value) == 0 && !value)
    undefined_name(name);
  return value;
}

bool store_name_slow(_PyInterpreterFrame *frame, PyObject *name, PyObject *value) {
  if (!namespace_of(frame)) {
    PyErr_Format(PyExc_SystemError, "no locals found when storing %R", name);
    return false;
  }
  return store_in(namespace_of(frame), name, value);
}

bool delete_name_slow(_PyInterpreterFrame *frame, PyObject *name) {
  if (!namespace_of(frame)) {
    PyErr_Format(PyExc_SystemError, "no locals when deleting %R", name);
    return false;
  }
  if (PyObject_DelItem(namespace_of(frame), name) == 0)
    return true;
  undefined_name(name); // whatever the namespace raised, as ceval.c
  return false;
}

bool delete_global_slow(PyObject *globals, PyObject *name) {
  if (PyDict_DelItem(globals, name) == 0)
    return true;
  if (PyErr_ExceptionMatches(PyExc_KeyError))
    undefined_name(name);
  return false;
}

PyObject *load_build_class_slow(PyObject *builtins) {
  PyObject *function;
  if (look_up(builtins, names::build_class(), function) == 0 && !function)
    PyErr_SetString(PyExc_NameError, "__build_class__ not found");
  return function;
}

bool set_up_annotations_slow(PyObject *locals) {
  if (!locals) {
    PyErr_SetString(PyExc_SystemError, "no locals found when setting up annotations");
    return false;
  }
  PyObject *annotations;
  if (look_up(locals, names::annotations(), annotations) < 0)
    return false;
  if (!annotations) {
    annotations = PyDict_New();
    if (!annotations || !store_in(locals, names::annotations(), annotations))
      Py_CLEAR(annotations);
  }
  Py_XDECREF(annotations);
  return annotations != nullptr;
}

} // namespace lasti::runtime
