#include "containers/iterators.h"

#include "memory/kept_memory.h"
#include "python/refcount.h"

namespace lasti::runtime {

PyTypeObject *ascii_iterator_type;

namespace {

static_assert(sizeof(ListIterator) == sizeof(TupleIterator) && sizeof(ListIterator) == sizeof(TextIterator));
KeptMemory kept_iterators;

// list_iter, tuple_iter and unicode_iter.
PyObject *new_iterator(PyThreadState *thread, PyTypeObject *type, PyObject *sequence) {
  PyObject *object = take_kept(thread, kept_iterators, type);
  if (!object && !(object = _PyObject_GC_New(type))) [[unlikely]]
    return nullptr;
  auto *iterator = reinterpret_cast<ListIterator *>(object);
  iterator->index = 0;
  iterator->list = reinterpret_cast<PyListObject *>(Py_NewRef(sequence));
  _PyObject_GC_TRACK(object);
  return object;
}

} // namespace

PyObject *iterate_list(PyThreadState *thread, PyObject *list) {
  return new_iterator(thread, &PyListIter_Type, list);
}

PyObject *iterate_tuple(PyThreadState *thread, PyObject *tuple) {
  return new_iterator(thread, &PyTupleIter_Type, tuple);
}

PyObject *iterate_ascii(PyThreadState *thread, PyObject *text) {
  return new_iterator(thread, ascii_iterator_type, text);
}

void free_sequence_iterator(PyThreadState *thread, PyObject *iterator) {
  _PyObject_GC_UNTRACK(iterator);
  if (auto *sequence = reinterpret_cast<PyObject *>(reinterpret_cast<ListIterator *>(iterator)->list))
    drop_reference(sequence);
  keep_or_free(thread, kept_iterators, iterator);
}

} // namespace lasti::runtime
