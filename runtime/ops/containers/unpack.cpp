#include "ops/containers/unpack.h"

namespace lasti::runtime {

static PyObject *iterate_for_unpacking(PyObject *iterable) {
  PyObject *iterator = PyObject_GetIter(iterable);
  if (!iterator && PyErr_ExceptionMatches(PyExc_TypeError) && !Py_TYPE(iterable)->tp_iter &&
      !PySequence_Check(iterable))
    PyErr_Format(PyExc_TypeError, "cannot unpack non-iterable %.200s object", Py_TYPE(iterable)->tp_name);
  return iterator;
}

static void too_few(int before, int after, int got) {
  if (PyErr_Occurred())
    return;
  if (after < 0)
    PyErr_Format(PyExc_ValueError, "not enough values to unpack (expected %d, got %d)", before, got);
  else
    PyErr_Format(PyExc_ValueError, "not enough values to unpack (expected at least %d, got %d)",
                 before + after, got);
}

// There must be nothing left after the last target.
static bool is_exhausted(PyObject *iterator, int expected) {
  PyObject *extra = PyIter_Next(iterator);
  if (!extra)
    return !PyErr_Occurred();
  Py_DECREF(extra);
  PyErr_Format(PyExc_ValueError, "too many values to unpack (expected %d)", expected);
  return false;
}

// The starred target takes a list of the rest, but for the last ones.
static bool unpack_rest(PyObject *iterator, int before, int after, PyObject **values) {
  PyObject *rest = PySequence_List(iterator);
  if (!rest)
    return false;
  Py_ssize_t length = PyList_GET_SIZE(rest);
  if (length < after) {
    PyErr_Format(PyExc_ValueError, "not enough values to unpack (expected at least %d, got %zd)",
                 before + after, before + length);
    Py_DECREF(rest);
    return false;
  }
  values[0] = rest;
  for (int i = 0; i < after; ++i)
    values[1 + i] = PyList_GET_ITEM(rest, length - after + i);
  Py_SET_SIZE(reinterpret_cast<PyVarObject *>(rest), length - after);
  return true;
}

bool unpack_slow(PyObject *iterable, int before, int after, PyObject **values) {
  PyObject *iterator = iterate_for_unpacking(iterable);
  if (!iterator)
    return false;
  int got = 0;
  for (; got < before; ++got) {
    values[got] = PyIter_Next(iterator);
    if (!values[got]) {
      too_few(before, after, got);
      break;
    }
  }
  bool done = got == before && (after < 0 ? is_exhausted(iterator, before)
                                          : unpack_rest(iterator, before, after, values + before));
  if (!done)
    while (got > 0)
      Py_DECREF(values[--got]);
  Py_DECREF(iterator);
  return done;
}

} // namespace lasti::runtime
