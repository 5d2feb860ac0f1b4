#pragma once

// The iterators of loops, taken apart for as long as a region runs. open() says whether an iterator is of the
// kind, and has not ended; advance() whether there is an item, which value() is; close() leaves the iterator
// as if it had given so many. Where there is none it has not moved: the boxed code ends it.

#include "containers/iterators.h"
#include "words/items.h"

#include <initializer_list>
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
  /// range(first, stop, distance); false: not here.
  LASTI_INLINE bool start(int64_t first, int64_t stop, int64_t distance) {
    if (distance == 0) [[unlikely]]
      return false;
    const uint64_t span = distance > 0 ? static_cast<uint64_t>(stop) - static_cast<uint64_t>(first)
                                       : static_cast<uint64_t>(first) - static_cast<uint64_t>(stop);
    const bool is_empty = distance > 0 ? first >= stop : first <= stop;
    const uint64_t magnitude =
        distance > 0 ? static_cast<uint64_t>(distance) : 0 - static_cast<uint64_t>(distance);
    const uint64_t count = is_empty ? 0 : magnitude == 1 ? span : (span - 1) / magnitude + 1;
    if (count > INT64_MAX) [[unlikely]]
      return false;
    index = 0;
    length = static_cast<int64_t>(count);
    step = distance;
    next = first;
    return true;
  }
  /// The iterator as an object: null without an exception where there is no memory.
  PyObject *make() const;

private:
  RangeIterator *iterator;
  int64_t index, length, step, next, item;
};

// What SequenceCursor walks along: the type of the iterator, whether there is an item at an index, and which.

struct ForwardList {
  using Iterator = ListIterator;
  static constexpr int step = 1;
  static bool is(PyObject *object) { return Py_IS_TYPE(object, &PyListIter_Type); }
  static PyObject *of(Iterator *iterator) { return reinterpret_cast<PyObject *>(iterator->list); }
  static Py_ssize_t first(PyObject *) { return 0; }
  static bool has(PyObject *list, Py_ssize_t index) { return index < PyList_GET_SIZE(list); }
  static PyObject *item(PyObject *list, Py_ssize_t index) { return PyList_GET_ITEM(list, index); }
};
/// reversed() of a list.
struct BackwardList : ForwardList {
  static constexpr int step = -1;
  static bool is(PyObject *object) { return Py_IS_TYPE(object, &PyListRevIter_Type); }
  static Py_ssize_t first(PyObject *list) { return PyList_GET_SIZE(list) - 1; }
  static bool has(PyObject *list, Py_ssize_t index) { return index >= 0 && index < PyList_GET_SIZE(list); }
};
struct TupleItems {
  using Iterator = TupleIterator;
  static constexpr int step = 1;
  static bool is(PyObject *object) { return Py_IS_TYPE(object, &PyTupleIter_Type); }
  static PyObject *of(Iterator *iterator) { return reinterpret_cast<PyObject *>(iterator->tuple); }
  static Py_ssize_t first(PyObject *) { return 0; }
  static bool has(PyObject *tuple, Py_ssize_t index) { return index < PyTuple_GET_SIZE(tuple); }
  static PyObject *item(PyObject *tuple, Py_ssize_t index) { return PyTuple_GET_ITEM(tuple, index); }
};
/// The characters of a str that is ASCII.
struct TextCharacters {
  using Iterator = TextIterator;
  static constexpr int step = 1;
  static bool is(PyObject *object) { return ascii_iterator_type && Py_IS_TYPE(object, ascii_iterator_type); }
  static PyObject *of(Iterator *iterator) { return iterator->text; }
  static Py_ssize_t first(PyObject *) { return 0; }
  static bool has(PyObject *text, Py_ssize_t index) { return index < PyUnicode_GET_LENGTH(text); }
  static PyObject *item(PyObject *text, Py_ssize_t index) {
    return ascii_character(PyUnicode_1BYTE_DATA(text)[index]);
  }
};

/// A new iterator of a container, forward or backward, at an index. Null without an exception: no memory.
PyObject *make_iterator(PyObject *container, Py_ssize_t index, bool is_backward);

template <class Items>
class SequenceCursor {
public:
  LASTI_INLINE bool open(PyObject *object) {
    if (!Items::is(object))
      return false;
    iterator = reinterpret_cast<typename Items::Iterator *>(object);
    index = iterator->index;
    container = Items::of(iterator);
    return container != nullptr;
  }
  /// Begins anew, with no iterator.
  LASTI_INLINE void start(PyObject *object) {
    container = object;
    index = Items::first(object);
  }
  LASTI_INLINE bool has_next() const { return Items::has(container, index); }
  LASTI_INLINE void move() {
    item = Items::item(container, index);
    index += Items::step;
  }
  LASTI_INLINE bool advance() {
    if (!has_next())
      return false;
    move();
    return true;
  }
  LASTI_INLINE PyObject *value() const { return item; }
  LASTI_INLINE void close() { iterator->index = index; }
  PyObject *make() const { return make_iterator(container, index, Items::step < 0); }

private:
  typename Items::Iterator *iterator;
  PyObject *container;
  Py_ssize_t index;
  PyObject *item;
};

using ListCursor = SequenceCursor<ForwardList>;
using ReversedCursor = SequenceCursor<BackwardList>;
using TupleCursor = SequenceCursor<TupleItems>;
using TextCursor = SequenceCursor<TextCharacters>;

/// enumerate or zip of iterators, which it takes over; some may be null. Null without an exception: no
/// memory.
PyObject *make_enumerate(PyObject *iterator, Py_ssize_t index);
PyObject *make_zip(std::initializer_list<PyObject *> iterators);

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
  LASTI_INLINE void start(int64_t first) { index = first; }
  LASTI_INLINE void close() {
    iterator->index = index;
    inner.close();
  }
  PyObject *make() const { return make_enumerate(inner.make(), index); }

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
  PyObject *make() const {
    return std::apply([](const Inner &...each) { return make_zip({each.make()...}); }, parts);
  }

private:
  std::tuple<Inner...> parts;
};

} // namespace lasti::runtime::words
