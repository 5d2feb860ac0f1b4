#pragma once

// Memory that objects of one size have left, for the next ones. All are known to the garbage collector, which
// counts them as if their memory was new.

#include "cpython/inline.h"
#include "cpython/python.h"

#include <internal/pycore_gc.h>
#include <internal/pycore_interp.h>
#include <internal/pycore_object.h>
#include <internal/pycore_pymem.h>

namespace lasti::runtime {

/// Whether so many objects that the garbage collector knows can be made without a collection, in which Python
/// code might run, and without tracemalloc.
bool makes_quietly(PyThreadState *thread, int objects = 1);

/// Linked through their ob_type. There are never more than native code has missed: what libpython makes, and
/// native code ends, would heap up.
struct KeptMemory {
  PyObject *first;
  unsigned count;
  unsigned wanted;
};

#if __has_feature(address_sanitizer)
constexpr unsigned most_kept = 0; // it is to see what is used after its end
#else
constexpr unsigned most_kept = 4;
#endif

/// An object that is not tracked yet, with one reference. Null where nothing is kept, or a collection is due,
/// or tracemalloc looks: then it is made in general.
LASTI_INLINE PyObject *take_kept(PyThreadState *thread, KeptMemory &kept, PyTypeObject *type) {
  PyObject *object = kept.first;
  if (!object) [[unlikely]] {
    kept.wanted += kept.wanted < most_kept;
    return nullptr;
  }
  if (!makes_quietly(thread)) [[unlikely]]
    return nullptr;
  kept.first = reinterpret_cast<PyObject *>(object->ob_type);
  --kept.count;
  ++thread->interp->gc.generations[0].count;
  Py_SET_TYPE(object, type);
  Py_SET_REFCNT(object, 1);
  _Py_AS_GC(object)->_gc_prev = 0;
  return object;
}

/// PyObject_GC_Del of an object that is not tracked, and whose type is not counted.
LASTI_INLINE void keep_or_free(PyThreadState *thread, KeptMemory &kept, PyObject *object) {
  if (kept.count >= kept.wanted || _Py_tracemalloc_config.tracing) [[unlikely]]
    return PyObject_GC_Del(object);
  auto &youngest = thread->interp->gc.generations[0];
  if (youngest.count > 0)
    --youngest.count;
  object->ob_type = reinterpret_cast<PyTypeObject *>(kept.first);
  kept.first = object;
  ++kept.count;
}

} // namespace lasti::runtime
