#include "ops/containers/match.h"

#include "python/names.h"

namespace lasti::runtime {

// Calls subject.get(key, fallback). `get` is a method of the class if `is_method`.
static PyObject *get_with_fallback(PyObject *get, bool is_method, PyObject *subject, PyObject *key,
                                   PyObject *fallback) {
  PyObject *arguments[] = {subject, key, fallback};
  return is_method ? PyObject_Vectorcall(get, arguments, 3, nullptr)
                   : PyObject_Vectorcall(get, arguments + 1, 2, nullptr);
}

// Adds a key to those seen. False with an exception set, which `error` words where it was there.
static bool add_once(PyObject *seen, PyObject *key, PyObject *type) {
  int found = PySet_Contains(seen, key);
  if (found == 0 && PySet_Add(seen, key) == 0)
    return true;
  if (PyErr_Occurred())
    return false;
  if (type)
    PyErr_Format(PyExc_TypeError, "%s() got multiple sub-patterns for attribute %R",
                 reinterpret_cast<PyTypeObject *>(type)->tp_name, key);
  else
    PyErr_Format(PyExc_ValueError, "mapping pattern checks duplicate key (%R)", key);
  return false;
}

// Fills the tuple of values. 1 done, 0 a key is missing, -1 an exception is set.
static int collect_values(PyObject *subject, PyObject *keys, PyObject *get, bool is_method, PyObject *seen,
                          PyObject *missing, PyObject *values) {
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(keys); ++i) {
    PyObject *key = PyTuple_GET_ITEM(keys, i);
    if (!add_once(seen, key, nullptr))
      return -1;
    PyObject *value = get_with_fallback(get, is_method, subject, key, missing);
    if (!value)
      return -1;
    if (value == missing) {
      Py_DECREF(value);
      return 0;
    }
    PyTuple_SET_ITEM(values, i, value);
  }
  return 1;
}

PyObject *match_keys_slow(PyObject *subject, PyObject *keys) {
  if (PyTuple_GET_SIZE(keys) == 0)
    return PyTuple_New(0);
  PyObject *get = nullptr;
  bool is_method = _PyObject_GetMethod(subject, names::get(), &get);
  if (!get)
    return nullptr;
  PyObject *seen = PySet_New(nullptr);
  PyObject *missing = seen ? PyObject_CallNoArgs(reinterpret_cast<PyObject *>(&PyBaseObject_Type)) : nullptr;
  PyObject *values = missing ? PyTuple_New(PyTuple_GET_SIZE(keys)) : nullptr;
  int found = -1;
  if (values)
    found = collect_values(subject, keys, get, is_method, seen, missing, values);
  if (found <= 0)
    Py_CLEAR(values);
  if (found == 0)
    values = Py_NewRef(Py_None);
  Py_DECREF(get);
  Py_XDECREF(seen);
  Py_XDECREF(missing);
  return values;
}

// One attribute of the subject. Null without an exception: it has none, the match fails.
static PyObject *match_attribute(PyObject *subject, PyObject *type, PyObject *name, PyObject *seen) {
  if (!add_once(seen, name, type))
    return nullptr;
  PyObject *value = PyObject_GetAttr(subject, name);
  if (!value && PyErr_ExceptionMatches(PyExc_AttributeError))
    PyErr_Clear();
  return value;
}

static bool append_attribute(PyObject *subject, PyObject *type, PyObject *name, PyObject *seen,
                             PyObject *attributes) {
  PyObject *value = match_attribute(subject, type, name, seen);
  bool done = value && PyList_Append(attributes, value) == 0;
  Py_XDECREF(value);
  return done;
}

// type.__match_args__, or an empty tuple where the type has none. Null with an exception set.
static PyObject *positional_names(PyObject *type, bool &match_self) {
  match_self = false;
  PyObject *names = PyObject_GetAttrString(type, "__match_args__");
  if (names) {
    if (PyTuple_CheckExact(names))
      return names;
    PyErr_Format(PyExc_TypeError, "%s.__match_args__ must be a tuple (got %s)",
                 reinterpret_cast<PyTypeObject *>(type)->tp_name, Py_TYPE(names)->tp_name);
    Py_DECREF(names);
    return nullptr;
  }
  if (!PyErr_ExceptionMatches(PyExc_AttributeError))
    return nullptr;
  PyErr_Clear();
  // int, str, dict…: the one positional pattern is for the subject itself.
  match_self = PyType_HasFeature(reinterpret_cast<PyTypeObject *>(type), _Py_TPFLAGS_MATCH_SELF);
  return PyTuple_New(0);
}

static bool match_positional(PyObject *subject, PyObject *type, Py_ssize_t count, PyObject *names,
                             bool match_self, PyObject *seen, PyObject *attributes) {
  Py_ssize_t allowed = match_self ? 1 : PyTuple_GET_SIZE(names);
  if (allowed < count) {
    PyErr_Format(PyExc_TypeError, "%s() accepts %d positional sub-pattern%s (%d given)",
                 reinterpret_cast<PyTypeObject *>(type)->tp_name, static_cast<int>(allowed),
                 allowed == 1 ? "" : "s", static_cast<int>(count));
    return false;
  }
  if (match_self)
    return PyList_Append(attributes, subject) == 0;
  for (Py_ssize_t i = 0; i < count; ++i) {
    PyObject *name = PyTuple_GET_ITEM(names, i);
    if (!PyUnicode_CheckExact(name)) {
      PyErr_Format(PyExc_TypeError, "__match_args__ elements must be strings (got %s)",
                   Py_TYPE(name)->tp_name);
      return false;
    }
    if (!append_attribute(subject, type, name, seen, attributes))
      return false;
  }
  return true;
}

static bool match_attributes(PyObject *subject, PyObject *type, Py_ssize_t positional, PyObject *names,
                             PyObject *seen, PyObject *attributes) {
  if (positional) {
    bool match_self;
    PyObject *first = positional_names(type, match_self);
    bool matched = first && match_positional(subject, type, positional, first, match_self, seen, attributes);
    Py_XDECREF(first);
    if (!matched)
      return false;
  }
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(names); ++i)
    if (!append_attribute(subject, type, PyTuple_GET_ITEM(names, i), seen, attributes))
      return false;
  return true;
}

PyObject *match_class_slow(PyObject *subject, PyObject *type, Py_ssize_t positional, PyObject *names) {
  if (!PyType_Check(type)) {
    PyErr_SetString(PyExc_TypeError, "called match pattern must be a type");
    return nullptr;
  }
  int is_instance = PyObject_IsInstance(subject, type);
  if (is_instance <= 0)
    return is_instance < 0 ? nullptr : Py_NewRef(Py_None);
  PyObject *seen = PySet_New(nullptr);
  PyObject *attributes = PyList_New(0);
  PyObject *result = nullptr;
  if (seen && attributes) {
    if (match_attributes(subject, type, positional, names, seen, attributes))
      result = PyList_AsTuple(attributes);
    else if (!PyErr_Occurred())
      result = Py_NewRef(Py_None);
  }
  Py_XDECREF(seen);
  Py_XDECREF(attributes);
  return result;
}

} // namespace lasti::runtime
