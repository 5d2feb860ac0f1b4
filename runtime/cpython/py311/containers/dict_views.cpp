#include "containers/dict_views.h"

#include "memory/kept_memory.h"
#include "containers/tuple.h"
#include "python/refcount.h"

namespace lasti::runtime {

namespace {

// dictiterobject, which is private to dictobject.c.
struct ViewIterator {
  PyObject_HEAD PyDictObject *dictionary; // null when exhausted
  Py_ssize_t used;
  Py_ssize_t position;
  PyObject *result; // a pair, used again while nobody else knows it; null but for items
  Py_ssize_t left;
};

using View = _PyDictViewObject;

KeptMemory kept_views, kept_iterators;

LASTI_INLINE PyObject *allocate(PyThreadState *thread, KeptMemory &kept, PyTypeObject *type) {
  PyObject *object = take_kept(thread, kept, type);
  return object ? object : _PyObject_GC_New(type);
}

// dictiter_new.
PyObject *new_iterator(PyThreadState *thread, PyTypeObject *type, PyObject *dictionary) {
  PyObject *pair = nullptr;
  if (type == &PyDictIterItem_Type) {
    PyObject *const items[] = {Py_None, Py_None};
    if (!(pair = shared_tuple(thread, items, 2))) [[unlikely]]
      return nullptr;
  }
  auto *iterator = reinterpret_cast<ViewIterator *>(allocate(thread, kept_iterators, type));
  if (!iterator) [[unlikely]] {
    Py_XDECREF(pair);
    return nullptr;
  }
  iterator->dictionary = reinterpret_cast<PyDictObject *>(Py_NewRef(dictionary));
  iterator->used = iterator->left = PyDict_GET_SIZE(dictionary);
  iterator->position = 0;
  iterator->result = pair;
  auto *object = reinterpret_cast<PyObject *>(iterator);
  _PyObject_GC_TRACK(object);
  return object;
}

PyTypeObject *iterator_of(const PyTypeObject *view) {
  if (view == &PyDictItems_Type)
    return &PyDictIterItem_Type;
  return view == &PyDictKeys_Type ? &PyDictIterKey_Type : &PyDictIterValue_Type;
}

void drop(PyObject *object) {
  if (object)
    drop_reference(object);
}

} // namespace

PyObject *new_view(PyThreadState *thread, PyTypeObject *type, PyObject *dictionary) {
  auto *view = reinterpret_cast<View *>(allocate(thread, kept_views, type));
  if (!view) [[unlikely]]
    return nullptr;
  view->dv_dict = reinterpret_cast<PyDictObject *>(Py_NewRef(dictionary));
  auto *object = reinterpret_cast<PyObject *>(view);
  _PyObject_GC_TRACK(object);
  return object;
}

PyObject *iterate_view(PyThreadState *thread, PyObject *view) {
  auto *dictionary = reinterpret_cast<PyObject *>(reinterpret_cast<View *>(view)->dv_dict);
  return new_iterator(thread, iterator_of(Py_TYPE(view)), dictionary);
}

PyObject *iterate_keys(PyThreadState *thread, PyObject *dictionary) {
  return new_iterator(thread, &PyDictIterKey_Type, dictionary);
}

bool is_view(PyObject *object) {
  const PyTypeObject *type = Py_TYPE(object);
  return type == &PyDictItems_Type || type == &PyDictKeys_Type || type == &PyDictValues_Type;
}

void end_view(PyThreadState *thread, PyObject *object) {
  _PyObject_GC_UNTRACK(object);
  if (Py_TYPE(object)->tp_dealloc == PyDictItems_Type.tp_dealloc) {
    drop(reinterpret_cast<PyObject *>(reinterpret_cast<View *>(object)->dv_dict));
    return keep_or_free(thread, kept_views, object);
  }
  auto *iterator = reinterpret_cast<ViewIterator *>(object);
  drop(reinterpret_cast<PyObject *>(iterator->dictionary));
  drop(iterator->result);
  keep_or_free(thread, kept_iterators, object);
}

} // namespace lasti::runtime
