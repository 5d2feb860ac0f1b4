#pragma once

// FOR_ITER and SEND: the iterators that most loops run over, and native generators, without a call of
// tp_iternext or am_send.

#include "containers/iterators.h"
#include "values/number.h"
#include "resume/generator.h"

namespace lasti::runtime {

/// The next item of anything, as FOR_ITER (ceval.c). Null without an exception set: exhausted.
PyObject *next_object(PyThreadState *thread, IterateCache *cache, PyObject *iterator);

/// SEND of anything: the value that the receiver yields, or null: then `returned` is what it returned,
/// or null with an exception set. Takes `value` over.
PyObject *send_object(PyThreadState *thread, SendCache *cache, PyObject *receiver, PyObject *value,
                      PyObject **returned);

namespace detail {

/// rangeiter_next. In unsigned: the product may overflow on the way to a result that does not.
LASTI_INLINE PyObject *next_of_range(RangeIterator *range) {
  return new_int(static_cast<int64_t>(range->start + static_cast<unsigned long>(range->index++) *
                                                         static_cast<unsigned long>(range->step)));
}

} // namespace detail

/// FOR_ITER of a range's iterator: 1 and a new int in `item`, 0 if it is exhausted, -1 with an exception set.
LASTI_INLINE Truth next_in_range(Borrowed iterator, Slot &item) {
  auto *range = reinterpret_cast<RangeIterator *>(iterator.object);
  if (range->index >= range->length)
    return 0;
  item.object = detail::next_of_range(range);
  return item.object ? 1 : -1;
}

/// True for the iterator of a range of ints that fit a word.
LASTI_INLINE bool is_range_iterator(Borrowed iterator) {
  return Py_IS_TYPE(iterator.object, &PyRangeIter_Type);
}

/// FOR_ITER: 1 and a new reference in `item`, 0 if the iterator is exhausted, -1 with an exception set.
LASTI_INLINE Truth next_item(Frame &f, IterateCache &cache, Borrowed iterator, Slot &item) {
  PyObject *object = iterator.object;
  PyTypeObject *type = Py_TYPE(object);
  if (is_range_iterator(iterator))
    return next_in_range(iterator, item);
  if (auto *list = reinterpret_cast<ListIterator *>(object);
      type == &PyListIter_Type && list->list && list->index < PyList_GET_SIZE(list->list)) {
    item.object = Py_NewRef(PyList_GET_ITEM(list->list, list->index++));
    return 1;
  }
  PyObject *next = next_object(f.thread, &cache, object);
  item.object = next;
  if (next) [[likely]]
    return 1;
  return has_exception(f.thread) ? -1 : 0;
}

/// SEND: 1 and what the receiver yields, 0 and what it returns, -1 with an exception set. The receiver
/// stays.
LASTI_INLINE Truth send(Frame &f, SendCache &cache, Borrowed receiver, Owned value, Slot &result) {
  PyObject *returned = nullptr;
  PyObject *yielded = send_object(f.thread, &cache, receiver.object, value.release(), &returned);
  result.object = yielded ? yielded : returned;
  return yielded ? 1 : returned ? 0 : -1;
}

} // namespace lasti::runtime
