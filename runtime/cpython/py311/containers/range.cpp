// Objects/rangeobject.c of 3.11: ranges of small numbers, and their iterators, without the arithmetic of
// Python's ints.

#include "containers/range.h"

#include "containers/iterators.h"
#include "values/number.h"

namespace lasti::runtime {

namespace {

struct Range {
  PyObject_HEAD PyObject *start;
  PyObject *stop;
  PyObject *step;
  PyObject *length;
};

inline bool is_compact_int(PyObject *object) {
  return is_int(object) && is_compact(object);
}

// Takes a step which is not zero. How many numbers there are.
int64_t length_of(int64_t start, int64_t stop, int64_t step) {
  if (step == 1)
    return start < stop ? stop - start : 0;
  if (step > 0)
    return start < stop ? (stop - start - 1) / step + 1 : 0;
  return start > stop ? (start - stop - 1) / -step + 1 : 0;
}

} // namespace

PyObject *new_range(PyObject *const *arguments, size_t count) {
  // compute_range_length compares, which counts as recursion: where that is exhausted it raises.
  if (count < 1 || count > 3 || _PyThreadState_GET()->recursion_remaining <= 0)
    return nullptr;
  PyObject *start = count == 1 ? small_int(0) : arguments[0];
  PyObject *stop = arguments[count == 1 ? 0 : 1];
  PyObject *step = count == 3 ? arguments[2] : small_int(1);
  if (!is_compact_int(start) || !is_compact_int(stop) || !is_compact_int(step) || compact_value(step) == 0)
    return nullptr;
  PyObject *length = new_int(length_of(compact_value(start), compact_value(stop), compact_value(step)));
  Range *range = length ? PyObject_New(Range, &PyRange_Type) : nullptr;
  if (!range) {
    Py_XDECREF(length);
    PyErr_Clear(); // a MemoryError, which happens again
    return nullptr;
  }
  range->start = Py_NewRef(start);
  range->stop = Py_NewRef(stop);
  range->step = Py_NewRef(step);
  range->length = length;
  return reinterpret_cast<PyObject *>(range);
}

PyObject *iterate_range(PyObject *object) {
  auto *range = reinterpret_cast<Range *>(object);
  if (!is_compact_int(range->start) || !is_compact_int(range->stop) || !is_compact_int(range->step))
    return PyRange_Type.tp_iter(object);
  auto *iterator = PyObject_New(RangeIterator, &PyRangeIter_Type);
  if (!iterator)
    return nullptr;
  iterator->index = 0;
  iterator->start = compact_value(range->start);
  iterator->step = compact_value(range->step);
  iterator->length = length_of(iterator->start, compact_value(range->stop), iterator->step);
  return reinterpret_cast<PyObject *>(iterator);
}

} // namespace lasti::runtime
