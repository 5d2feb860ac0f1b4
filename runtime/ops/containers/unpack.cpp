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

// The same of a list or tuple, of which nobody is asked for an iterator. False without an exception: it is
// too short, or changes.
static bool unpack_sequence(PyObject *sequence, int before, int after, PyObject **values) {
  const Py_ssize_t length = Py_SIZE(sequence), rest = length - before - after;
  if (rest < 0)
    return false;
  PyObject *list = PyList_New(rest); // the garbage collector may run
  if (!list || Py_SIZE(sequence) != length) {
    PyErr_Clear();
    Py_XDECREF(list);
    return false;
  }
  PyObject *const *items = PySequence_Fast_ITEMS(sequence);
  for (int i = 0; i < before; ++i)
    values[i] = Py_NewRef(items[i]);
  for (Py_ssize_t i = 0; i < rest; ++i)
    PyList_SET_ITEM(list, i, Py_NewRef(items[before + i]));
  values[before] = list;
  for (int i = 0; i < after; ++i)
    values[before + 1 + i] = Py_NewRef(items[length - after + i]);
  return true;
}

bool unpack_slow(PyObject *iterable, int before, int after, PyObject **values) {
  if (after >= 0 && (PyTuple_CheckExact(iterable) || PyList_CheckExact(iterable)) &&
      unpack_sequence(iterable, before, after, values)) [[likely]]
    return true;
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
