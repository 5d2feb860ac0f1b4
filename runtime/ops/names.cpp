#include "ops/names.h"

#include "cpython/errors.h"
#include "cpython/namespace.h"

namespace lasti::runtime {

PyObject *load_name_slow(_PyInterpreterFrame *frame, PyObject *name) {
  if (!frame->f_locals) {
    PyErr_Format(PyExc_SystemError, "no locals when loading %R", name);
    return nullptr;
  }
  PyObject *value;
  if (look_up(frame->f_locals, name, value) < 0 || value)
    return value;
  // The globals are looked up as a dict even where they are of a subclass, unlike LOAD_GLOBAL's.
  value = Py_XNewRef(PyDict_GetItemWithError(frame->f_globals, name));
  if (value || PyErr_Occurred())
    return value;
  if (look_up(frame->f_builtins, name, value) == 0 && !value)
    undefined_name(name);
  return value;
}

bool store_name_slow(_PyInterpreterFrame *frame, PyObject *name, PyObject *value) {
  if (!frame->f_locals) {
    PyErr_Format(PyExc_SystemError, "no locals found when storing %R", name);
    return false;
  }
  return store_in(frame->f_locals, name, value);
}

bool delete_name_slow(_PyInterpreterFrame *frame, PyObject *name) {
  if (!frame->f_locals) {
    PyErr_Format(PyExc_SystemError, "no locals when deleting %R", name);
    return false;
  }
  if (PyObject_DelItem(frame->f_locals, name) == 0)
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
  if (look_up(builtins, &_Py_ID(__build_class__), function) == 0 && !function)
    PyErr_SetString(PyExc_NameError, "__build_class__ not found");
  return function;
}

bool set_up_annotations_slow(PyObject *locals) {
  if (!locals) {
    PyErr_SetString(PyExc_SystemError, "no locals found when setting up annotations");
    return false;
  }
  PyObject *annotations;
  if (look_up(locals, &_Py_ID(__annotations__), annotations) < 0)
    return false;
  if (!annotations) {
    annotations = PyDict_New();
    if (!annotations || !store_in(locals, &_Py_ID(__annotations__), annotations))
      Py_CLEAR(annotations);
  }
  Py_XDECREF(annotations);
  return annotations != nullptr;
}

} // namespace lasti::runtime
