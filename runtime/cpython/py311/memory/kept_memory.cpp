#include "memory/kept_memory.h"

namespace lasti::runtime {

// _PyObject_GC_Link collects garbage where so many objects have been made.
bool makes_quietly(PyThreadState *thread, int objects) {
  const auto &collector = thread->interp->gc;
  const auto &youngest = collector.generations[0];
  return (youngest.count + objects <= youngest.threshold || !collector.enabled || !youngest.threshold) &&
         !_Py_tracemalloc_config.tracing;
}

} // namespace lasti::runtime
