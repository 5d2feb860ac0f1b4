#include "resume/iterate.h"

#include "containers/tuple.h"
#include "python/names.h"
#include "special/method.h"

#include <utility>

namespace lasti::runtime {

namespace {

// tp_iternext, and the end of what it began: FOR_ITER clears StopIteration.
[[gnu::noinline]] PyObject *next_by_slot(PyThreadState *thread, PyObject *iterator) {
  PyObject *item;
  if (!call_special(item, iterator, names::next()))
    item = Py_TYPE(iterator)->tp_iternext(iterator);
  if (!item && has_exception(thread) && PyErr_ExceptionMatches(PyExc_StopIteration)) {
    trace_exception(thread, current_frame(thread));
    PyErr_Clear();
  }
  return item;
}

// A generator that has returned or raised. gen_iternext raises StopIteration(result), which FOR_ITER
// clears.
PyObject *next_ended(PyThreadState *thread, PyGenObject *generator, PyObject *result) {
  Py_XDECREF(finish_generator(thread, generator, result));
  return nullptr;
}

// The end of an iterator, which lets its sequence go.
template <typename Sequence>
PyObject *exhaust(Sequence *&sequence) {
  if (auto *object = reinterpret_cast<PyObject *>(std::exchange(sequence, nullptr)))
    drop_reference(object);
  return nullptr;
}

// enum_next, with an int of ours, and the ways here for the iterator inside.
[[gnu::noinline]] PyObject *next_enumerated(PyThreadState *thread, IterateCache *cache,
                                            Enumerate *enumerate) {
  PyObject *item = next_object(thread, cache, enumerate->iterator);
  if (!item)
    return nullptr;
  PyObject *index = new_int(enumerate->index);
  if (!index) {
    Py_DECREF(item);
    return nullptr;
  }
  ++enumerate->index;
  PyObject *pair = enumerate->result;
  if (Py_REFCNT(pair) != 1) {
    PyObject *const items[] = {index, item};
    pair = new_tuple(thread, items, 2);
    if (!pair) {
      Py_DECREF(index);
      Py_DECREF(item);
    }
    return pair;
  }
  Py_INCREF(pair); // before anything is dropped that may come back here
  Owned old_index(PyTuple_GET_ITEM(pair, 0)), old_item(PyTuple_GET_ITEM(pair, 1));
  PyTuple_SET_ITEM(pair, 0, index);
  PyTuple_SET_ITEM(pair, 1, item);
  if (!_PyObject_GC_IS_TRACKED(pair)) // the collector does not track pairs of atoms
    _PyObject_GC_TRACK(pair);
  return pair;
}

[[gnu::noinline]] PyObject *next_of_generator(PyThreadState *thread, IterateCache *cache,
                                              PyGenObject *generator) {
  if (!is_resumable(thread, *cache, generator)) [[unlikely]]
    return next_by_slot(thread, reinterpret_cast<PyObject *>(generator));
  PyObject *result = resume_generator(thread, *cache, generator, Py_NewRef(Py_None));
  if (result && is_suspended(generator)) [[likely]]
    return result;
  return next_ended(thread, generator, result);
}

} // namespace

// The kinds of iterators that take a call inside have functions of their own: this one keeps no registers.
PyObject *next_object(PyThreadState *thread, IterateCache *cache, PyObject *iterator) {
  PyTypeObject *type = Py_TYPE(iterator);
  if (type == &PyGen_Type)
    return next_of_generator(thread, cache, reinterpret_cast<PyGenObject *>(iterator));
  if (type == &PyTupleIter_Type) {
    auto *tuple = reinterpret_cast<TupleIterator *>(iterator);
    if (tuple->tuple && tuple->index < PyTuple_GET_SIZE(tuple->tuple)) [[likely]]
      return Py_NewRef(PyTuple_GET_ITEM(tuple->tuple, tuple->index++));
    return exhaust(tuple->tuple);
  }
  if (type == &PyListIter_Type) {
    auto *list = reinterpret_cast<ListIterator *>(iterator);
    if (list->list && list->index < PyList_GET_SIZE(list->list)) [[likely]]
      return Py_NewRef(PyList_GET_ITEM(list->list, list->index++));
    return exhaust(list->list);
  }
  if (auto *text = reinterpret_cast<TextIterator *>(iterator); type == ascii_iterator_type) {
    if (text->text && text->index < PyUnicode_GET_LENGTH(text->text)) [[likely]]
      return Py_NewRef(ascii_character(PyUnicode_1BYTE_DATA(text->text)[text->index++]));
    return exhaust(text->text);
  }
  if (auto *enumerate = reinterpret_cast<Enumerate *>(iterator);
      type == &PyEnum_Type && enumerate->index < PY_SSIZE_T_MAX / 2)
    return next_enumerated(thread, cache, enumerate);
  return next_by_slot(thread, iterator);
}

PyObject *send_object(PyThreadState *thread, SendCache *cache, PyObject *receiver, PyObject *value,
                      PyObject **returned) {
  if (PyCoro_CheckExact(receiver) || PyGen_CheckExact(receiver)) {
    auto *generator = reinterpret_cast<PyGenObject *>(receiver);
    if ((value == Py_None || is_suspended(generator)) && is_resumable(thread, *cache, generator)) [[likely]] {
      PyObject *result = resume_generator(thread, *cache, generator, value);
      if (result && is_suspended(generator)) [[likely]]
        return result;
      *returned = finish_generator(thread, generator, result);
      return nullptr;
    }
  }
  PyObject *result = nullptr;
  PySendResult status = PyIter_Send(receiver, value, &result);
  Py_DECREF(value);
  if (status == PYGEN_NEXT)
    return result;
  *returned = status == PYGEN_RETURN ? result : nullptr;
  return nullptr;
}

} // namespace lasti::runtime
