#include "ops/control/exceptions.h"

#include "objects/exception_group.h"

namespace lasti::runtime {

static void raise_current(PyThreadState *thread, bool &again) {
  PyObject *value = shown_exception(thread);
  if (!value || Py_IsNone(value)) {
    PyErr_SetString(PyExc_RuntimeError, "No active exception to reraise");
    return;
  }
  restore_exception(thread, value);
  again = true;
}

// The instance that `raise exception` raises; a new reference, null with an exception set.
static PyObject *instance_of(PyObject *exception) {
  if (PyExceptionInstance_Check(exception))
    return Py_NewRef(exception);
  if (!PyExceptionClass_Check(exception)) {
    PyErr_SetString(PyExc_TypeError, "exceptions must derive from BaseException");
    return nullptr;
  }
  PyObject *value = PyObject_CallNoArgs(exception);
  if (value && !PyExceptionInstance_Check(value)) {
    PyErr_Format(PyExc_TypeError, "calling %R should have returned an instance of BaseException, not %R",
                 exception, Py_TYPE(value));
    Py_CLEAR(value);
  }
  return value;
}

// `raise … from cause`. False with an exception set.
static bool set_cause(PyObject *value, PyObject *cause) {
  PyObject *fixed = nullptr;
  if (PyExceptionClass_Check(cause)) {
    fixed = PyObject_CallNoArgs(cause);
    if (!fixed)
      return false;
  } else if (PyExceptionInstance_Check(cause)) {
    fixed = Py_NewRef(cause);
  } else if (!Py_IsNone(cause)) {
    PyErr_SetString(PyExc_TypeError, "exception causes must derive from BaseException");
    return false;
  }
  PyException_SetCause(value, fixed);
  return true;
}

bool raise_slow(PyThreadState *thread, PyObject *exception, PyObject *cause) {
  bool again = false;
  if (!exception) {
    raise_current(thread, again);
    return again;
  }
  PyObject *value = instance_of(exception);
  if (!value)
    return false;
  // The class is what the statement named, where it named one: its instance may be of another.
  PyObject *type = PyExceptionClass_Check(exception) ? exception : PyExceptionInstance_Class(exception);
  if (!cause || set_cause(value, cause))
    raise_instance(thread, type, value);
  Py_DECREF(value);
  return false;
}

// ceval.c, check_except_type_valid.
static bool is_catchable(PyObject *type) {
  Py_ssize_t count = PyTuple_Check(type) ? PyTuple_GET_SIZE(type) : 1;
  for (Py_ssize_t i = 0; i < count; ++i) {
    PyObject *class_ = PyTuple_Check(type) ? PyTuple_GET_ITEM(type, i) : type;
    if (!PyExceptionClass_Check(class_)) {
      PyErr_SetString(PyExc_TypeError,
                      "catching classes that do not inherit from BaseException is not allowed");
      return false;
    }
  }
  return true;
}

Truth exception_matches_slow(PyObject *exception, PyObject *type) {
  return is_catchable(type) ? PyErr_GivenExceptionMatches(exception, type) : -1;
}

// ceval.c, check_except_star_type_valid: except* may not name exception groups.
static bool is_catchable_in_group(PyObject *type) {
  if (!is_catchable(type))
    return false;
  Py_ssize_t count = PyTuple_Check(type) ? PyTuple_GET_SIZE(type) : 1;
  for (Py_ssize_t i = 0; i < count; ++i) {
    PyObject *class_ = PyTuple_Check(type) ? PyTuple_GET_ITEM(type, i) : type;
    int is_group = PyObject_IsSubclass(class_, PyExc_BaseExceptionGroup);
    if (is_group > 0)
      PyErr_SetString(PyExc_TypeError,
                      "catching ExceptionGroup with except* is not allowed. Use except instead.");
    if (is_group != 0)
      return false;
  }
  return true;
}

// An exception that matches as a whole: a group as it is, a naked one wrapped into a group.
static PyObject *whole_match(PyObject *exception) {
  if (is_exception_group(exception))
    return Py_NewRef(exception);
  PyObject *members = PyTuple_Pack(1, exception);
  if (!members)
    return nullptr;
  PyObject *group = new_exception_group(members);
  Py_DECREF(members);
  return group;
}

bool match_group_slow(PyObject *exception, PyObject *type, PyObject *&match, PyObject *&rest) {
  if (!is_catchable_in_group(type))
    return false;
  if (!Py_IsNone(exception)) {
    if (PyErr_GivenExceptionMatches(exception, type)) {
      match = whole_match(exception);
      rest = Py_NewRef(Py_None);
      if (!match)
        Py_DECREF(rest);
      return match != nullptr;
    }
    if (is_exception_group(exception)) {
      PyObject *pair = PyObject_CallMethod(exception, "split", "(O)", type);
      if (!pair)
        return false;
      if (!PyTuple_CheckExact(pair) || PyTuple_GET_SIZE(pair) != 2) {
        PyErr_Format(PyExc_TypeError, "%.200s.split must return a 2-tuple", Py_TYPE(exception)->tp_name);
        Py_DECREF(pair);
        return false;
      }
      match = Py_NewRef(PyTuple_GET_ITEM(pair, 0));
      rest = Py_NewRef(PyTuple_GET_ITEM(pair, 1));
      Py_DECREF(pair);
      return true;
    }
  }
  match = Py_NewRef(Py_None);
  rest = Py_NewRef(Py_None);
  return true;
}

} // namespace lasti::runtime
