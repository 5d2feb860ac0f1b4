#pragma once

// FOR_ITER and SEND: the iterators that most loops run over, and native generators, without a call of
// tp_iternext or am_send.

#include "cpython/py311/iterators.h"
#include "resume/generator.h"

namespace lasti::runtime {

/// tp_iternext, as FOR_ITER (ceval.c): 1 and an item, 0 if exhausted, -1 with an exception set.
Truth next_item_slow(PyThreadState *thread, PyObject *iterator, Slot &item);

/// The next item of a generator whose resumption has ended it or failed.
Truth next_item_ended(PyThreadState *thread, PyGenObject *generator, PyObject *result);

/// SEND of anything (abstract.c, PyIter_Send).
Truth send_slow(PyObject *receiver, PyObject *value, Slot &result);

/// SEND where the generator has ended.
Truth send_ended(PyThreadState *thread, PyGenObject *generator, PyObject *value, Slot &result);

namespace detail {

inline Truth next_of_range(RangeIterator *range, Slot &item) {
  if (range->index >= range->length)
    return 0;
  // In unsigned, as rangeiter_next: the product may overflow on the way to a result that does not.
  item.object = PyLong_FromLong(static_cast<long>(
      range->start + static_cast<unsigned long>(range->index++) * static_cast<unsigned long>(range->step)));
  return item.object ? 1 : -1;
}

inline Truth next_of_generator(PyThreadState *thread, IterateCache &cache, PyGenObject *generator, Slot &item) {
  if (!is_resumable(thread, cache, generator)) [[unlikely]]
    return next_item_slow(thread, reinterpret_cast<PyObject *>(generator), item);
  PyObject *result = resume_generator(thread, cache, generator, Py_NewRef(Py_None));
  if (result && generator->gi_frame_state == FRAME_SUSPENDED) [[likely]] {
    item.object = result;
    return 1;
  }
  return next_item_ended(thread, generator, result);
}

} // namespace detail

/// FOR_ITER: 1 and a new reference in `item`, 0 if the iterator is exhausted, -1 with an exception set.
inline Truth next_item(Frame &f, IterateCache &cache, Borrowed iterator, Slot &item) {
  PyObject *object = iterator.object;
  PyTypeObject *type = Py_TYPE(object);
  if (type == &PyRangeIter_Type)
    return detail::next_of_range(reinterpret_cast<RangeIterator *>(object), item);
  if (type == &PyListIter_Type) {
    auto *list = reinterpret_cast<ListIterator *>(object);
    if (list->list && list->index < PyList_GET_SIZE(list->list)) [[likely]] {
      item.object = Py_NewRef(PyList_GET_ITEM(list->list, list->index++));
      return 1;
    }
  } else if (type == &PyGen_Type) {
    return detail::next_of_generator(f.thread, cache, reinterpret_cast<PyGenObject *>(object), item);
  } else if (type == &PyTupleIter_Type) {
    auto *tuple = reinterpret_cast<TupleIterator *>(object);
    if (tuple->tuple && tuple->index < PyTuple_GET_SIZE(tuple->tuple)) [[likely]] {
      item.object = Py_NewRef(PyTuple_GET_ITEM(tuple->tuple, tuple->index++));
      return 1;
    }
  }
  return next_item_slow(f.thread, object, item);
}

/// SEND: 1 and what the receiver yields, 0 and what it returns, -1 with an exception set. The receiver
/// stays.
inline Truth send(Frame &f, SendCache &cache, Borrowed receiver, Owned value, Slot &result) {
  PyObject *object = receiver.object;
  if (PyCoro_CheckExact(object) || PyGen_CheckExact(object)) {
    auto *generator = reinterpret_cast<PyGenObject *>(object);
    if ((value.get() == Py_None || generator->gi_frame_state == FRAME_SUSPENDED) &&
        is_resumable(f.thread, cache, generator)) [[likely]] {
      PyObject *sent = resume_generator(f.thread, cache, generator, value.release());
      if (sent && generator->gi_frame_state == FRAME_SUSPENDED) [[likely]] {
        result.object = sent;
        return 1;
      }
      return send_ended(f.thread, generator, sent, result);
    }
  }
  return send_slow(object, value.get(), result);
}

} // namespace lasti::runtime
