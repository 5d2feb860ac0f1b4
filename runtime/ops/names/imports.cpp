#include "ops/names/imports.h"

#include "cpython/namespace.h"
#include "python/frame.h"
#include "objects/instance.h"
#include "python/names.h"
#include "values/number.h"

#include <frameobject.h>

namespace lasti::runtime {

PyObject *import_name_slow(PyThreadState *thread, _PyInterpreterFrame *frame, PyObject *name, PyObject *names,
                           PyObject *level) {
  PyObject *function = _PyDict_GetItemWithError(builtins_of(frame), names::import_function());
  if (!function) {
    if (!PyErr_Occurred())
      PyErr_SetString(PyExc_ImportError, "__import__ not found");
    return nullptr;
  }
  PyObject *locals = namespace_of(frame) ? namespace_of(frame) : Py_None;
  if (function == known_import(thread)) {
    int depth = as_c_int(level);
    if (depth == -1 && PyErr_Occurred())
      return nullptr;
    return PyImport_ImportModuleLevelObject(name, globals_of(frame), locals, names, depth);
  }
  PyObject *stack[] = {nullptr, name, globals_of(frame), locals, names, level};
  Py_INCREF(function);
  PyObject *result = PyObject_Vectorcall(function, stack + 1, 5 | PY_VECTORCALL_ARGUMENTS_OFFSET, nullptr);
  Py_DECREF(function);
  return result;
}

// ImportError: cannot import name … from …. `package` is the module's name, null if it has none.
static void cannot_import(PyObject *module, PyObject *name, PyObject *package) {
  PyObject *path = PyModule_GetFilenameObject(module);
  PyObject *shown = package ? Py_NewRef(package) : PyUnicode_FromString("<unknown module name>");
  if (!shown) {
    Py_XDECREF(path);
    return;
  }
  PyObject *message;
  if (!path || !PyUnicode_Check(path)) {
    PyErr_Clear();
    message = PyUnicode_FromFormat("cannot import name %R from %R (unknown location)", name, shown);
    PyErr_SetImportError(message, package, nullptr);
  } else {
    PyObject *spec = PyObject_GetAttr(module, names::spec());
    const char *format = is_initialising(spec) ? "cannot import name %R from partially initialized module %R "
                                                 "(most likely due to a circular import) (%S)"
                                               : "cannot import name %R from %R (%S)";
    Py_XDECREF(spec);
    message = PyUnicode_FromFormat(format, name, shown, path);
    PyErr_SetImportError(message, package, path);
  }
  Py_XDECREF(message);
  Py_DECREF(shown);
  Py_XDECREF(path);
}

// A circular import may have put the submodule into sys.modules, and not yet into its package.
// Null without an exception: it is not there.
static PyObject *find_submodule(PyObject *package, PyObject *name) {
  PyObject *full_name = PyUnicode_FromFormat("%U.%U", package, name);
  if (!full_name)
    return nullptr;
  PyObject *module = PyImport_GetModule(full_name);
  Py_DECREF(full_name);
  return module;
}

PyObject *import_from_slow(PyObject *module, PyObject *name) {
  PyObject *value;
  if (look_up_attribute(module, name, value) != 0)
    return value;
  PyObject *package = PyObject_GetAttr(module, names::module_name());
  if (package && !PyUnicode_Check(package))
    Py_CLEAR(package);
  if (package) {
    value = find_submodule(package, name);
    if (value || PyErr_Occurred()) {
      Py_DECREF(package);
      return value;
    }
  }
  cannot_import(module, name, package);
  Py_XDECREF(package);
  return nullptr;
}

// The names that `from module import *` takes: __all__, or all of __dict__ without the private ones.
static PyObject *public_names(PyObject *module, bool &skip_private) {
  PyObject *names;
  skip_private = false;
  if (look_up_attribute(module, names::all(), names) < 0 || names)
    return names;
  PyObject *dictionary;
  if (look_up_attribute(module, names::dict(), dictionary) < 0)
    return nullptr;
  if (!dictionary) {
    PyErr_SetString(PyExc_ImportError, "from-import-* object has no __dict__ and no __all__");
    return nullptr;
  }
  names = PyMapping_Keys(dictionary);
  Py_DECREF(dictionary);
  skip_private = true;
  return names;
}

static void name_is_no_str(PyObject *module, PyObject *name, bool is_key) {
  PyObject *module_name = PyObject_GetAttr(module, names::module_name());
  if (!module_name)
    return;
  if (!PyUnicode_Check(module_name))
    PyErr_Format(PyExc_TypeError, "module __name__ must be a string, not %.100s",
                 Py_TYPE(module_name)->tp_name);
  else
    PyErr_Format(PyExc_TypeError, "%s in %U.%s must be str, not %.100s", is_key ? "Key" : "Item", module_name,
                 is_key ? "__dict__" : "__all__", Py_TYPE(name)->tp_name);
  Py_DECREF(module_name);
}

static bool import_one(PyObject *locals, PyObject *module, PyObject *name, bool skip_private) {
  if (!PyUnicode_Check(name)) {
    name_is_no_str(module, name, skip_private);
    return false;
  }
  if (skip_private) {
    if (PyUnicode_READY(name) < 0)
      return false;
    if (PyUnicode_GET_LENGTH(name) > 0 && PyUnicode_READ_CHAR(name, 0) == '_')
      return true;
  }
  PyObject *value = PyObject_GetAttr(module, name);
  bool done = value && store_in(locals, name, value);
  Py_XDECREF(value);
  return done;
}

static bool import_all(PyObject *locals, PyObject *module) {
  bool skip_private;
  PyObject *names = public_names(module, skip_private);
  if (!names)
    return false;
  bool done = true;
  for (Py_ssize_t i = 0; done; ++i) {
    PyObject *name = PySequence_GetItem(names, i);
    if (!name) {
      done = PyErr_ExceptionMatches(PyExc_IndexError);
      if (done)
        PyErr_Clear();
      break;
    }
    done = import_one(locals, module, name, skip_private);
    Py_DECREF(name);
  }
  Py_DECREF(names);
  return done;
}

bool import_star_slow(_PyInterpreterFrame *frame, PyObject *module) {
  // Compiled only in modules and class bodies, where the namespace is a mapping already, unless the
  // bytecode is hand-made: then its fast locals are copied back and forth.
  PyFrameObject *object = current_frame_object(PyThreadState_Get());
  if (!object || PyFrame_FastToLocalsWithError(object) < 0) {
    Py_XDECREF(object);
    return false;
  }
  bool done = false;
  if (namespace_of(frame))
    done = import_all(namespace_of(frame), module);
  else
    PyErr_SetString(PyExc_SystemError, "no locals found during 'import *'");
  PyFrame_LocalsToFast(object, 0);
  Py_DECREF(object);
  return done;
}

} // namespace lasti::runtime
