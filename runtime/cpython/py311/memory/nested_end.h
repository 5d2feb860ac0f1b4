#pragma once

// Ends of objects that end others, as Py_TRASHCAN_BEGIN and Py_TRASHCAN_END count them.

#include "cpython/inline.h"
#include "cpython/python.h"

namespace lasti::runtime {

/// Whether ends are nested so deep (_PyTrash_UNWIND_LEVEL) that the next one is put off: its tp_dealloc does
/// that.
LASTI_INLINE bool is_nested_deep(const PyThreadState *thread) {
  return thread->trash_delete_nesting >= 50;
}

/// For as long as it lives, an object is ended. Then what has been put off is ended, if this was the
/// outermost.
class NestedEnd {
public:
  LASTI_INLINE explicit NestedEnd(PyThreadState *thread) : thread(thread) { ++thread->trash_delete_nesting; }
  LASTI_INLINE ~NestedEnd() {
    if (--thread->trash_delete_nesting <= 0 && thread->trash_delete_later) [[unlikely]] {
      ++thread->trash_delete_nesting;
      _PyTrash_end(thread);
    }
  }
  NestedEnd(const NestedEnd &) = delete;
  NestedEnd &operator=(const NestedEnd &) = delete;

private:
  PyThreadState *const thread;
};

} // namespace lasti::runtime
