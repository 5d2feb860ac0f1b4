#pragma once

// The layout of 3.11's str.

#include "cpython/inline.h"
#include "cpython/python.h"

namespace lasti::runtime {

/// Takes a str. Returns its hash; -1 if that has not been computed yet.
LASTI_INLINE Py_hash_t known_hash(PyObject *text) {
  return reinterpret_cast<PyASCIIObject *>(text)->hash;
}

/// Takes a str that only the caller knows. Returns whether its memory may be written over: it is ASCII in one
/// piece, and nothing has been computed from it.
LASTI_INLINE bool is_writable(PyObject *text) {
  auto *head = reinterpret_cast<PyASCIIObject *>(text);
  return head->hash == -1 && !head->wstr && PyUnicode_IS_COMPACT_ASCII(text) &&
         !PyUnicode_CHECK_INTERNED(text);
}

/// Takes a str of ASCII in one piece. Returns its characters.
LASTI_INLINE char *ascii_characters(PyObject *text) {
  return reinterpret_cast<char *>(reinterpret_cast<PyASCIIObject *>(text) + 1);
}

/// Takes a str for which is_writable holds, and gives its memory room for `length` characters and the null
/// behind them. Returns the str, which may have moved, with that length; null if there is no memory, and then
/// the old one is as it was.
inline PyObject *resize_text(PyObject *text, Py_ssize_t length) {
  auto *head = static_cast<PyASCIIObject *>(PyObject_Realloc(text, sizeof(PyASCIIObject) + length + 1));
  if (!head)
    return nullptr;
  head->length = length;
  return reinterpret_cast<PyObject *>(head);
}

} // namespace lasti::runtime
