#include "words/slices.h"

#include <algorithm>
namespace lasti::runtime::words {

namespace {

/// The items that a slice means: so many, from an index on.
struct Items {
  Py_ssize_t first, step, count;
};

/// PySlice_Unpack and PySlice_AdjustIndices. False: a step of zero, or one that has no opposite.
bool items_of(const Slice &slice, Py_ssize_t length, Items &items) {
  if (slice.step == 0 || slice.step < -PY_SSIZE_T_MAX)
    return false;
  const bool is_backward = slice.step < 0;
  const Py_ssize_t lowest = is_backward ? -1 : 0, highest = is_backward ? length - 1 : length;
  const auto index = [&](Py_ssize_t written) {
    return written < 0 ? std::max(written + length, lowest) : std::min(written, highest);
  };
  const Py_ssize_t start = slice.has_start ? index(slice.start) : is_backward ? highest : lowest;
  const Py_ssize_t stop = slice.has_stop ? index(slice.stop) : is_backward ? lowest : highest;
  const Py_ssize_t span = is_backward ? start - stop : stop - start,
                   step = is_backward ? -slice.step : slice.step;
  items = {start, slice.step, span <= 0 ? 0 : step == 1 ? span : (span - 1) / step + 1};
  return true;
}

constexpr Py_ssize_t most_here = 64; // on the C stack

/// Whether nobody can tell when the items are dropped, of which one may be there several times.
bool are_silent(PyObject *list, const Items &items) {
  const auto item = [&](Py_ssize_t i) { return PyList_GET_ITEM(list, items.first + i * items.step); };
  for (Py_ssize_t i = 0; i < items.count; ++i) {
    PyObject *object = item(i);
    if (!object || is_int(object) || is_float(object) || Py_REFCNT(object) > items.count) [[likely]]
      continue;
    Py_ssize_t times = 0;
    for (Py_ssize_t other = 0; other < items.count; ++other)
      times += item(other) == object;
    if (Py_REFCNT(object) <= times)
      return false;
  }
  return true;
}

} // namespace

bool move_slice(PyThreadState *thread, PyObject *list, const Slice &to_slice, PyObject *from_list,
                const Slice &from_slice) {
  Items to, from;
  if (!items_of(to_slice, PyList_GET_SIZE(list), to) ||
      !items_of(from_slice, PyList_GET_SIZE(from_list), from) || to.count != from.count)
    return false;
  if (list == from_list && to.step == 1 && from.step == -1 && from.first == to.first + to.count - 1) {
    PyObject **items = reinterpret_cast<PyListObject *>(list)->ob_item + to.first;
    std::reverse(items, items + to.count);
    return true;
  }
  if (to.count > most_here)
    return false;
  PyObject *moved[most_here];
  for (Py_ssize_t i = 0, at = from.first; i < from.count; ++i, at += from.step)
    moved[i] = Py_NewRef(PyList_GET_ITEM(from_list, at));
  const bool is_quiet = are_silent(list, to);
  for (Py_ssize_t i = 0, at = to.first; i < to.count && is_quiet; ++i, at += to.step) {
    PyObject *old = PyList_GET_ITEM(list, at);
    PyList_SET_ITEM(list, at, moved[i]);
    moved[i] = old;
  }
  for (Py_ssize_t i = 0; i < to.count; ++i)
    release(thread, moved[i]);
  return is_quiet;
}

} // namespace lasti::runtime::words
