#include "ops/control/awaiting.h"

#include "containers/dict_views.h"
#include "containers/iterators.h"
#include "python/names.h"
#include "containers/range.h"
#include "special/method.h"

namespace lasti::runtime {

// PyObject_GetIter of an instance whose class has an __iter__ in Python. False: it is something else.
static bool iterate_special(PyObject *iterable, PyObject *&iterator) {
  if (!call_special(iterator, iterable, names::iter()))
    return false;
  if (iterator && !PyIter_Check(iterator)) [[unlikely]] {
    PyErr_Format(PyExc_TypeError, "iter() returned non-iterator of type '%.100s'",
                 Py_TYPE(iterator)->tp_name);
    Py_CLEAR(iterator);
  }
  return true;
}

// What needs no tp_iter. Null without an exception: it is something else.
static PyObject *iterate_known(PyObject *iterable) {
  PyThreadState *thread = _PyThreadState_GET();
  PyTypeObject *type = Py_TYPE(iterable);
  if (type == &PyRange_Type)
    return iterate_range(iterable);
  if (type == &PyList_Type)
    return iterate_list(thread, iterable);
  if (type == &PyTuple_Type)
    return iterate_tuple(thread, iterable);
  if (type == &PyGen_Type)
    return Py_NewRef(iterable);
  if (type == &PyDict_Type)
    return iterate_keys(thread, iterable);
  if (type == &PyUnicode_Type)
    return ascii_iterator_type && PyUnicode_IS_COMPACT_ASCII(iterable) ? iterate_ascii(thread, iterable)
                                                                       : nullptr;
  return is_view(iterable) ? iterate_view(thread, iterable) : nullptr;
}

PyObject *iterate(PyObject *iterable) {
  PyObject *iterator;
  if (may_be_special(iterable)) {
    if (iterate_special(iterable, iterator))
      return iterator;
  } else if ((iterator = iterate_known(iterable)) || PyErr_Occurred()) {
    return iterator;
  }
  iterator = PyObject_GetIter(iterable);
  if (Py_IS_TYPE(iterable, &PyUnicode_Type) && iterator && PyUnicode_IS_COMPACT_ASCII(iterable))
    ascii_iterator_type = Py_TYPE(iterator);
  return iterator;
}

PyObject *yield_from_iterator(_PyInterpreterFrame *frame, PyObject *iterable) {
  if (PyCoro_CheckExact(iterable)) {
    if (flags_of(code_of(frame)) & (CO_COROUTINE | CO_ITERABLE_COROUTINE))
      return Py_NewRef(iterable);
    PyErr_SetString(PyExc_TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
    return nullptr;
  }
  return PyGen_CheckExact(iterable) ? Py_NewRef(iterable) : iterate(iterable);
}

PyObject *async_iterator(PyObject *iterable) {
  PyTypeObject *type = Py_TYPE(iterable);
  if (!type->tp_as_async || !type->tp_as_async->am_aiter) {
    PyErr_Format(PyExc_TypeError, "'async for' requires an object with __aiter__ method, got %.100s",
                 type->tp_name);
    return nullptr;
  }
  PyObject *iterator = type->tp_as_async->am_aiter(iterable);
  if (!iterator)
    return nullptr;
  type = Py_TYPE(iterator);
  if (!type->tp_as_async || !type->tp_as_async->am_anext) {
    PyErr_Format(PyExc_TypeError,
                 "'async for' received an object from __aiter__ that does not implement __anext__: %.100s",
                 type->tp_name);
    Py_CLEAR(iterator);
  }
  return iterator;
}

PyObject *next_awaitable(PyObject *iterator) {
  PyTypeObject *type = Py_TYPE(iterator);
  if (!type->tp_as_async || !type->tp_as_async->am_anext) {
    PyErr_Format(PyExc_TypeError, "'async for' requires an iterator with __anext__ method, got %.100s",
                 type->tp_name);
    return nullptr;
  }
  PyObject *next = type->tp_as_async->am_anext(iterator);
  if (!next || PyAsyncGen_CheckExact(iterator))
    return next;
  PyObject *awaitable = awaitable_iterator(next);
  if (!awaitable)
    _PyErr_FormatFromCause(PyExc_TypeError, "'async for' received an invalid object from __anext__: %.100s",
                           Py_TYPE(next)->tp_name);
  Py_DECREF(next);
  return awaitable;
}

// ceval.c, format_awaitable_error: `async with` words its own error.
static void cannot_await(PyTypeObject *type, int origin) {
  if (type->tp_as_async && type->tp_as_async->am_await)
    return;
  if (origin == 1)
    PyErr_Format(PyExc_TypeError,
                 "'async with' received an object from __aenter__ that does not implement __await__: %.100s",
                 type->tp_name);
  else if (origin == 2)
    PyErr_Format(PyExc_TypeError,
                 "'async with' received an object from __aexit__ that does not implement __await__: %.100s",
                 type->tp_name);
}

PyObject *await_slow(PyObject *awaitable, int origin) {
  PyObject *iterator = awaitable_iterator(awaitable);
  if (!iterator) {
    cannot_await(Py_TYPE(awaitable), origin);
    return nullptr;
  }
  if (PyCoro_CheckExact(iterator) && delegate_of(iterator)) {
    PyErr_SetString(PyExc_RuntimeError, "coroutine is being awaited already");
    Py_CLEAR(iterator);
  }
  return iterator;
}

} // namespace lasti::runtime
