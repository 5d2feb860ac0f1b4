#pragma once

// The iterators of loops, taken apart for as long as a region runs. open() says whether an iterator is of the
// kind, and has not ended; advance() whether there is an item, which value() is; close() leaves the iterator
// as if it had given so many. Where there is none it has not moved: the boxed code ends it.

#include "containers/iterators.h"
#include "words/items.h"

#include <tuple>

namespace lasti::runtime::words {

class RangeCursor {
public:
  LASTI_INLINE bool open(PyObject *object) {
    if (!Py_IS_TYPE(object, &PyRangeIter_Type))
      return false;
    iterator = reinterpret_cast<RangeIterator *>(object);
    index = iterator->index;
    length = iterator->length;
    step = iterator->step;
    next = iterator->start + index * step;
    return true;
  }
  LASTI_INLINE bool has_next() const { return index < length; }
  LASTI_INLINE void move() {
    item = next;
    next = static_cast<int64_t>(static_cast<uint64_t>(next) + static_cast<uint64_t>(step));
    ++index;
  }
  LASTI_INLINE bool advance() {
    if (!has_next())
      return false;
    move();
    return true;
  }
  LASTI_INLINE int64_t value() const { return item; }
  LASTI_INLINE void close() { iterator->index = index; }

private:
  RangeIterator *iterator;
  int64_t index, length, step, next, item;
};

class ListCursor {
public:
  LASTI_INLINE bool open(PyObject *object) {
    if (!Py_IS_TYPE(object, &PyListIter_Type))
      return false;
    iterator = reinterpret_cast<ListIterator *>(object);
    index = iterator->index;
    return iterator->list != nullptr;
  }
  LASTI_INLINE bool has_next() const { return index < PyList_GET_SIZE(iterator->list); }
  LASTI_INLINE void move() { item = PyList_GET_ITEM(iterator->list, index++); }
  LASTI_INLINE bool advance() {
    if (!has_next())
      return false;
    move();
    return true;
  }
  LASTI_INLINE PyObject *value() const { return item; }
  LASTI_INLINE void close() { iterator->index = index; }

private:
  ListIterator *iterator;
  Py_ssize_t index;
  PyObject *item;
};

class TupleCursor {
public:
  LASTI_INLINE bool open(PyObject *object) {
    if (!Py_IS_TYPE(object, &PyTupleIter_Type))
      return false;
    iterator = reinterpret_cast<TupleIterator *>(object);
    index = iterator->index;
    return iterator->tuple != nullptr;
  }
  LASTI_INLINE bool has_next() const { return index < PyTuple_GET_SIZE(iterator->tuple); }
  LASTI_INLINE void move() { item = PyTuple_GET_ITEM(iterator->tuple, index++); }
  LASTI_INLINE bool advance() {
    if (!has_next())
      return false;
    move();
    return true;
  }
  LASTI_INLINE PyObject *value() const { return item; }
  LASTI_INLINE void close() { iterator->index = index; }

private:
  TupleIterator *iterator;
  Py_ssize_t index;
  PyObject *item;
};

/// reversed() of a list.
class ReversedCursor {
public:
  LASTI_INLINE bool open(PyObject *object) {
    if (!Py_IS_TYPE(object, &PyListRevIter_Type))
      return false;
    iterator = reinterpret_cast<ListIterator *>(object);
    index = iterator->index;
    return iterator->list != nullptr;
  }
  LASTI_INLINE bool has_next() const { return index >= 0 && index < PyList_GET_SIZE(iterator->list); }
  LASTI_INLINE void move() { item = PyList_GET_ITEM(iterator->list, index--); }
  LASTI_INLINE bool advance() {
    if (!has_next())
      return false;
    move();
    return true;
  }
  LASTI_INLINE PyObject *value() const { return item; }
  LASTI_INLINE void close() { iterator->index = index; }

private:
  ListIterator *iterator;
  Py_ssize_t index;
  PyObject *item;
};

/// Of a str of ASCII characters.
class TextCursor {
public:
  LASTI_INLINE bool open(PyObject *object) {
    if (!ascii_iterator_type || !Py_IS_TYPE(object, ascii_iterator_type))
      return false;
    iterator = reinterpret_cast<TextIterator *>(object);
    index = iterator->index;
    return iterator->text != nullptr;
  }
  LASTI_INLINE bool has_next() const { return index < PyUnicode_GET_LENGTH(iterator->text); }
  LASTI_INLINE void move() { item = ascii_character(PyUnicode_1BYTE_DATA(iterator->text)[index++]); }
  LASTI_INLINE bool advance() {
    if (!has_next())
      return false;
    move();
    return true;
  }
  LASTI_INLINE PyObject *value() const { return item; }
  LASTI_INLINE void close() { iterator->index = index; }

private:
  TextIterator *iterator;
  Py_ssize_t index;
  PyObject *item;
};

template <class Inner>
class EnumerateCursor {
public:
  LASTI_INLINE bool open(PyObject *object) {
    if (!Py_IS_TYPE(object, &PyEnum_Type))
      return false;
    iterator = reinterpret_cast<Enumerate *>(object);
    index = iterator->index;
    return !iterator->big_index && inner.open(iterator->iterator);
  }
  LASTI_INLINE bool has_next() const { return inner.has_next() && index < PY_SSIZE_T_MAX; }
  LASTI_INLINE void move() {
    inner.move();
    number = index++;
  }
  LASTI_INLINE bool advance() {
    if (!has_next())
      return false;
    move();
    return true;
  }
  LASTI_INLINE int64_t value() const { return number; }
  template <int>
  LASTI_INLINE Inner &part() {
    return inner;
  }
  LASTI_INLINE void close() {
    iterator->index = index;
    inner.close();
  }

private:
  Enumerate *iterator;
  Inner inner;
  Py_ssize_t index, number;
};

template <class... Inner>
class ZipCursor {
public:
  LASTI_INLINE bool open(PyObject *object) {
    if (!Py_IS_TYPE(object, &PyZip_Type))
      return false;
    auto *zip = reinterpret_cast<Zip *>(object);
    if (zip->strict || zip->size != sizeof...(Inner))
      return false;
    PyObject *const *iterators = &PyTuple_GET_ITEM(zip->iterators, 0);
    for (size_t i = 0; i < sizeof...(Inner); ++i) // one iterator twice gives its items in turn
      for (size_t j = 0; j < i; ++j)
        if (iterators[i] == iterators[j])
          return false;
    size_t at = 0;
    return std::apply([&](Inner &...each) { return (each.open(iterators[at++]) && ...); }, parts);
  }
  LASTI_INLINE bool advance() {
    if (!std::apply([](Inner &...each) { return (each.has_next() && ...); }, parts))
      return false;
    std::apply([](Inner &...each) { (each.move(), ...); }, parts);
    return true;
  }
  LASTI_INLINE bool has_next() const {
    return std::apply([](const Inner &...each) { return (each.has_next() && ...); }, parts);
  }
  LASTI_INLINE void move() {
    std::apply([](Inner &...each) { (each.move(), ...); }, parts);
  }
  template <int index>
  LASTI_INLINE auto &part() {
    return std::get<index>(parts);
  }
  LASTI_INLINE void close() {
    std::apply([](Inner &...each) { (each.close(), ...); }, parts);
  }

private:
  std::tuple<Inner...> parts;
};

} // namespace lasti::runtime::words
