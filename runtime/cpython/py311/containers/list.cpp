#include "containers/list.h"

#include "memory/nested_end.h"
#include "python/refcount.h"

#include <internal/pycore_gc.h>
#include <internal/pycore_interp.h>
#include <internal/pycore_object.h>
#include <internal/pycore_pymem.h>

namespace lasti::runtime {

namespace {

// A list with room for so many, which are for the caller to fill in, and to have it tracked. Null with
// MemoryError set.
PyListObject *allocate_list(PyThreadState *thread, size_t count) {
  auto &state = thread->interp->list;
  if (state.numfree <= 0 || _Py_tracemalloc_config.tracing || count > PY_SSIZE_T_MAX / sizeof(PyObject *))
      [[unlikely]] {
    PyObject *list = PyList_New(static_cast<Py_ssize_t>(count));
    if (list)
      _PyObject_GC_UNTRACK(list);
    return reinterpret_cast<PyListObject *>(list);
  }
  auto **items = count ? static_cast<PyObject **>(PyMem_Malloc(count * sizeof(PyObject *))) : nullptr;
  if (count && !items) [[unlikely]] {
    PyErr_NoMemory();
    return nullptr;
  }
  PyListObject *list = state.free_list[--state.numfree];
  Py_SET_REFCNT(list, 1);
  list->ob_item = items;
  list->allocated = static_cast<Py_ssize_t>(count);
  Py_SET_SIZE(list, static_cast<Py_ssize_t>(count));
  return list;
}

LASTI_INLINE PyObject *track(PyListObject *list) {
  auto *object = reinterpret_cast<PyObject *>(list);
  _PyObject_GC_TRACK(object);
  return object;
}

LASTI_INLINE void share(PyObject **to, PyObject *const *items, size_t count) {
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < count; ++i)
    to[i] = Py_NewRef(items[i]);
}

} // namespace

PyObject *new_list(PyThreadState *thread, PyObject *const *items, size_t count) {
  PyListObject *list = allocate_list(thread, count);
  if (!list) [[unlikely]]
    return nullptr;
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < count; ++i)
    list->ob_item[i] = items[i];
  return track(list);
}

PyObject *shared_list(PyThreadState *thread, PyObject *const *items, size_t count, PyObject *const *more,
                      size_t more_count) {
  PyListObject *list = allocate_list(thread, count + more_count);
  if (!list) [[unlikely]]
    return nullptr;
  share(list->ob_item, items, count);
  share(list->ob_item + count, more, more_count);
  return track(list);
}

void end_list(PyThreadState *thread, PyObject *object) {
  auto *list = reinterpret_cast<PyListObject *>(object);
  if (is_nested_deep(thread)) [[unlikely]]
    return PyList_Type.tp_dealloc(object);
  if (_PyObject_GC_IS_TRACKED(object))
    _PyObject_GC_UNTRACK(object);
  if (list->ob_item) {
    const NestedEnd end(thread);
    for (Py_ssize_t i = Py_SIZE(list); i-- > 0;)
      if (PyObject *item = list->ob_item[i]) [[likely]]
        drop_reference(item);
    PyMem_Free(list->ob_item);
  }
  auto &state = thread->interp->list;
  if (state.numfree < PyList_MAXFREELIST) [[likely]]
    state.free_list[state.numfree++] = list;
  else
    PyObject_GC_Del(object);
}

} // namespace lasti::runtime
