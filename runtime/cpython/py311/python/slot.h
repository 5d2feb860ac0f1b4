#pragma once

// The words of a frame's memory, its locals and its value stack, and the objects in them: in 3.11 the same.

#include "cpython/inline.h"
#include "cpython/python.h"

namespace lasti::runtime {

/// A local, or a place of the value stack.
using Word = PyObject *;

/// The object in a word, borrowed; null where there is none.
LASTI_INLINE PyObject *object_in(Word word) {
  return word;
}

/// The word for a reference, which it takes over; null: an empty one.
LASTI_INLINE Word word_for(PyObject *reference) {
  return reference;
}

} // namespace lasti::runtime
