#pragma once

// The operations that make and fill collections: BUILD_*, LIST_*, SET_*, DICT_*, MAP_ADD.

#include "cpython/text.h"
#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operation.h"
#include "containers/dict_lifetime.h"
#include "containers/list.h"
#include "containers/tuple.h"

namespace lasti::runtime {

/// Take `count` borrowed objects. Return a new reference; null with an exception set.
PyObject *build_set_slow(PyObject *const *objects, size_t count);
/// `objects` are key, value, key, value…
PyObject *build_map_slow(PyThreadState *thread, PyObject *const *objects, size_t count);
/// `keys` is what BUILD_CONST_KEY_MAP takes from co_consts; checked to be a tuple of `count`.
PyObject *build_const_key_map_slow(PyThreadState *thread, PyObject *const *values, size_t count,
                                   PyObject *keys);

bool list_extend_slow(PyObject *list, PyObject *iterable);
bool dict_update_slow(PyObject *dictionary, PyObject *mapping);
bool dict_merge_slow(PyObject *dictionary, PyObject *mapping, PyObject *callee);

/// (a, b, …)
template <size_t N>
LASTI_OP(BUILD_TUPLE)
LASTI_INLINE Owned build_tuple(Items<N> items) {
  PyObject *tuple = new_tuple(_PyThreadState_GET(), items.object, N);
  for (size_t i = 0; tuple && i < N; ++i)
    items.steal(i);
  return Owned(tuple);
}

/// [a, b, …]
template <size_t N>
LASTI_OP(BUILD_LIST)
LASTI_INLINE Owned build_list(Items<N> items) {
  PyObject *list = new_list(_PyThreadState_GET(), items.object, N);
  for (size_t i = 0; list && i < N; ++i)
    items.steal(i);
  return Owned(list);
}

/// {a, b, …}
template <size_t N>
LASTI_OP(BUILD_SET)
LASTI_INLINE Owned build_set(Frame &, Items<N> items) {
  return Owned(build_set_slow(items.object, N));
}

/// {key: value, …}
template <size_t N>
LASTI_OP(BUILD_MAP, count = 2 * oparg)
LASTI_INLINE Owned build_map(Frame &f, Items<N> items) {
  if constexpr (N == 0)
    return Owned(new_dict(f.thread));
  return Owned(build_map_slow(f.thread, items.object, N));
}

/// {key: value, …} with constant keys
template <size_t N>
LASTI_OP(BUILD_CONST_KEY_MAP)
LASTI_INLINE Owned build_const_key_map(Frame &f, Items<N> values, Borrowed keys) {
  return Owned(build_const_key_map_slow(f.thread, values.object, N, keys.object));
}

/// f'…': the parts are str
template <size_t N>
LASTI_OP(BUILD_STRING)
LASTI_INLINE Owned build_string(Items<N> items) {
  return Owned(join_text(items.object, N));
}

/// tuple(list)
LASTI_OP(LIST_TO_TUPLE)
LASTI_INLINE Owned list_to_tuple(Borrowed list) {
  return Owned(PyList_AsTuple(list.object));
}

/// list.append(value), in a comprehension
LASTI_OP(LIST_APPEND)
LASTI_INLINE bool list_append(Peek list, Owned value) {
  auto *object = reinterpret_cast<PyListObject *>(list.object);
  Py_ssize_t size = Py_SIZE(object);
  if (size < object->allocated) [[likely]] {
    PyList_SET_ITEM(list.object, size, value.release());
    Py_SET_SIZE(object, size + 1);
    return true;
  }
  return PyList_Append(list.object, value.get()) == 0;
}

/// set.add(value), in a comprehension
LASTI_OP(SET_ADD)
LASTI_INLINE bool set_add(Frame &, Peek set, Borrowed value) {
  return PySet_Add(set.object, value.object) == 0;
}

/// dict[key] = value, in a comprehension
LASTI_OP(MAP_ADD)
LASTI_INLINE bool map_add(Frame &, Peek dictionary, Borrowed key, Borrowed value) {
  return PyDict_SetItem(dictionary.object, key.object, value.object) == 0;
}

/// list.extend(iterable): [*iterable]
LASTI_OP(LIST_EXTEND)
LASTI_INLINE bool list_extend(Frame &, Peek list, Borrowed iterable) {
  return list_extend_slow(list.object, iterable.object);
}

/// set.update(iterable): {*iterable}
LASTI_OP(SET_UPDATE)
LASTI_INLINE bool set_update(Frame &, Peek set, Borrowed iterable) {
  return _PySet_Update(set.object, iterable.object) >= 0;
}

/// dict.update(mapping): {**mapping}
LASTI_OP(DICT_UPDATE)
LASTI_INLINE bool dict_update(Frame &, Peek dictionary, Borrowed mapping) {
  return dict_update_slow(dictionary.object, mapping.object);
}

/// callee(**mapping): a key that is there already is an error
LASTI_OP(DICT_MERGE, callee = oparg + 2)
LASTI_INLINE bool dict_merge(Frame &, Peek callee, Peek dictionary, Borrowed mapping) {
  if (PyDict_CheckExact(mapping.object) && PyDict_GET_SIZE(mapping.object) == 0)
    return true;
  return dict_merge_slow(dictionary.object, mapping.object, callee.object);
}

} // namespace lasti::runtime
