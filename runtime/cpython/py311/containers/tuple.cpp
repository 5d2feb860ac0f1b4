#include "containers/tuple.h"

#include "memory/nested_end.h"
#include "python/refcount.h"

#include <internal/pycore_gc.h>
#include <internal/pycore_interp.h>
#include <internal/pycore_object.h>
#include <internal/pycore_pymem.h>

namespace lasti::runtime {

namespace {

// maybe_freelist_pop; null where there is none.
PyTupleObject *take_free(PyThreadState *thread, size_t count) {
  auto &state = thread->interp->tuple;
  if (count == 0 || count >= PyTuple_MAXSAVESIZE || _Py_tracemalloc_config.tracing) [[unlikely]]
    return nullptr;
  PyTupleObject *tuple = state.free_list[count - 1];
  if (!tuple) [[unlikely]]
    return nullptr;
  state.free_list[count - 1] = reinterpret_cast<PyTupleObject *>(tuple->ob_item[0]);
  --state.numfree[count - 1];
  Py_SET_REFCNT(tuple, 1);
  return tuple;
}

[[gnu::noinline]] PyObject *new_tuple_slow(PyObject *const *items, size_t count) {
  PyObject *tuple = PyTuple_New(static_cast<Py_ssize_t>(count));
  for (size_t i = 0; tuple && i < count; ++i)
    PyTuple_SET_ITEM(tuple, i, items[i]);
  return tuple;
}

} // namespace

PyObject *new_tuple(PyThreadState *thread, PyObject *const *items, size_t count) {
  PyTupleObject *tuple = take_free(thread, count);
  if (!tuple) [[unlikely]]
    return new_tuple_slow(items, count);
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < count; ++i)
    tuple->ob_item[i] = items[i];
  _PyObject_GC_TRACK(reinterpret_cast<PyObject *>(tuple));
  return reinterpret_cast<PyObject *>(tuple);
}

PyObject *shared_tuple(PyThreadState *thread, PyObject *const *items, size_t count) {
  PyObject *tuple = new_tuple(thread, items, count);
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; tuple && i < count; ++i)
    Py_INCREF(items[i]);
  return tuple;
}

PyObject *concatenate_tuples(PyThreadState *thread, PyObject *left, PyObject *right) {
  const auto before = static_cast<size_t>(PyTuple_GET_SIZE(left)),
             after = static_cast<size_t>(PyTuple_GET_SIZE(right));
  PyTupleObject *tuple = before && after ? take_free(thread, before + after) : nullptr;
  if (!tuple) [[unlikely]]
    return PyTuple_Type.tp_as_sequence->sq_concat(left, right);
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < before; ++i)
    tuple->ob_item[i] = Py_NewRef(PyTuple_GET_ITEM(left, i));
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < after; ++i)
    tuple->ob_item[before + i] = Py_NewRef(PyTuple_GET_ITEM(right, i));
  _PyObject_GC_TRACK(reinterpret_cast<PyObject *>(tuple));
  return reinterpret_cast<PyObject *>(tuple);
}

PyObject *slice_tuple(PyThreadState *thread, PyObject *tuple, Py_ssize_t start, Py_ssize_t stop) {
  if (start == 0 && stop == PyTuple_GET_SIZE(tuple))
    return Py_NewRef(tuple);
  PyObject *const *items = reinterpret_cast<PyTupleObject *>(tuple)->ob_item;
  return shared_tuple(thread, items + start, stop > start ? static_cast<size_t>(stop - start) : 0);
}

void free_tuple(PyThreadState *thread, PyObject *object) {
  auto *tuple = reinterpret_cast<PyTupleObject *>(object);
  const size_t count = static_cast<size_t>(Py_SIZE(tuple));
  if (count == 0 || count > PyTuple_NFREELISTS || is_nested_deep(thread)) [[unlikely]]
    return PyTuple_Type.tp_dealloc(object);
  if (_PyObject_GC_IS_TRACKED(object))
    _PyObject_GC_UNTRACK(object);
  const NestedEnd end(thread);
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = count; i-- > 0;)
    if (PyObject *item = tuple->ob_item[i]) [[likely]]
      drop_reference(item);
  auto &state = thread->interp->tuple;
  if (state.numfree[count - 1] < PyTuple_MAXFREELIST) [[likely]] {
    tuple->ob_item[0] = reinterpret_cast<PyObject *>(state.free_list[count - 1]);
    state.free_list[count - 1] = tuple;
    ++state.numfree[count - 1];
  } else {
    PyObject_GC_Del(object);
  }
}

} // namespace lasti::runtime
