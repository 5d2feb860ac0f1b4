#include "special/attributes.h"

#include "cpython/errors.h"

#include "python/names.h"
#include "special/method.h"

namespace lasti::runtime {

// The class's __getattr__, if it is the only thing that its attribute access has beside object's.
static PyFunctionObject *find_hook(PyTypeObject *type) {
  PyFunctionObject *hook = find_special(type, names::getattr());
  if (!hook)
    return nullptr;
  PyObject *found = _PyType_Lookup(type, names::getattribute());
  return found && found == _PyType_Lookup(&PyBaseObject_Type, names::getattribute()) ? hook : nullptr;
}

PyObject *get_attribute(PyObject *owner, PyObject *name) {
  PyTypeObject *type = Py_TYPE(owner);
  PyFunctionObject *hook = type->tp_getattro != PyObject_GenericGetAttr ? find_hook(type) : nullptr;
  if (!hook)
    return PyObject_GetAttr(owner, name);
  Py_INCREF(hook); // a descriptor may change the class
  PyObject *result = _PyObject_GenericGetAttrWithDict(owner, name, nullptr, 1);
  if (!result && !PyErr_Occurred()) {
    PyObject *const arguments[] = {owner, name};
    result = call_borrowing(_PyThreadState_GET(), hook, arguments, 2);
  }
  if (!result)
    note_attribute(owner, name);
  Py_DECREF(hook);
  return result;
}

PyObject *ask_hook(PyObject *owner, PyObject *name) {
  PyObject *hook = _PyType_Lookup(Py_TYPE(owner), names::getattr());
  if (!hook || !PyErr_ExceptionMatches(PyExc_AttributeError))
    return nullptr;
  PyErr_Clear();
  PyObject *result;
  if (call_special(result, owner, names::getattr(), name))
    return result;
  hook = _PyObject_LookupSpecial(owner, names::getattr());
  if (!hook)
    return nullptr;
  result = PyObject_CallOneArg(hook, name);
  Py_DECREF(hook);
  return result;
}

bool set_attribute(PyObject *owner, PyObject *name, PyObject *value) {
  if (Py_TYPE(owner)->tp_setattro != PyObject_GenericSetAttr) {
    PyObject *done;
    if (value ? call_special(done, owner, names::setattr(), name, value)
              : call_special(done, owner, names::delattr(), name)) {
      Py_XDECREF(done);
      return done;
    }
  }
  return PyObject_SetAttr(owner, name, value) == 0;
}

} // namespace lasti::runtime
