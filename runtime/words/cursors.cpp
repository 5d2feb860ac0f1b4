#include "words/cursors.h"

#include "cpython/errors.h"

namespace lasti::runtime::words {

PyObject *RangeCursor::make() const {
  auto *made = PyObject_New(RangeIterator, &PyRangeIter_Type);
  if (!made) {
    PyErr_Clear();
    return nullptr;
  }
  made->index = index;
  made->length = length;
  made->step = step;
  made->start = next - index * step;
  return reinterpret_cast<PyObject *>(made);
}

PyObject *make_iterator(PyObject *container, Py_ssize_t index, bool is_backward) {
  PyObject *made = is_backward
                       ? PyObject_CallOneArg(reinterpret_cast<PyObject *>(&PyReversed_Type), container)
                       : PyObject_GetIter(container);
  if (made) // all kinds have it at the same place
    reinterpret_cast<ListIterator *>(made)->index = index;
  return without_error(made);
}

PyObject *make_enumerate(PyObject *iterator, Py_ssize_t index) {
  if (!iterator)
    return nullptr;
  PyObject *made = PyObject_CallFunction(reinterpret_cast<PyObject *>(&PyEnum_Type), "Nn", iterator, index);
  return without_error(made);
}

PyObject *make_zip(std::initializer_list<PyObject *> iterators) {
  bool is_whole = true;
  for (PyObject *iterator : iterators)
    is_whole &= iterator != nullptr;
  PyObject *made = is_whole ? PyObject_Vectorcall(reinterpret_cast<PyObject *>(&PyZip_Type),
                                                  iterators.begin(), iterators.size(), nullptr)
                            : nullptr;
  for (PyObject *iterator : iterators)
    Py_XDECREF(iterator);
  return without_error(made);
}

} // namespace lasti::runtime::words
