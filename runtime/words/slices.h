#pragma once

// Slices of lists, where nothing that ends with them can be seen.

#include "words/items.h"

#include <cstdint>

namespace lasti::runtime::words {

/// start, stop and step as they are written.
struct Slice {
  int64_t start, stop, step;
  bool has_start, has_stop;
};
/// `given`: 1 if there is a start, 2 if there is a stop.
LASTI_INLINE Slice slice(int64_t start, int64_t stop, int64_t step, int64_t given) {
  return {start, stop, step, (given & 1) != 0, (given & 2) != 0};
}

/// list[to] = from_list[from], of the same length, both of steps other than zero, without a list in between.
/// False: nothing has been done.
bool move_slice(PyThreadState *thread, PyObject *list, const Slice &to, PyObject *from_list,
                const Slice &from);

} // namespace lasti::runtime::words
