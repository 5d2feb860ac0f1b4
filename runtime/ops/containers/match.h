#pragma once

// Structural pattern matching.

#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operation.h"

namespace lasti::runtime {

/// ceval.c, match_keys: a tuple of the values, or None; null with an exception set.
PyObject *match_keys_slow(PyObject *subject, PyObject *keys);
/// ceval.c, match_class: a tuple of the attributes, or None; null with an exception set.
PyObject *match_class_slow(PyObject *subject, PyObject *type, Py_ssize_t positional, PyObject *names);

/// len(subject), above it
LASTI_OP(GET_LEN, subject = 1)
LASTI_INLINE Owned get_length(Frame &, Peek subject) {
  Py_ssize_t length = PyObject_Length(subject.object);
  return length < 0 ? Owned() : Owned(PyLong_FromSsize_t(length));
}

/// case {…}: whether the subject is a mapping
LASTI_OP(MATCH_MAPPING, subject = 1)
LASTI_INLINE Borrowed match_mapping(Peek subject) {
  return boolean(Py_TYPE(subject.object)->tp_flags & Py_TPFLAGS_MAPPING);
}

/// case […]: whether the subject is a sequence
LASTI_OP(MATCH_SEQUENCE, subject = 1)
LASTI_INLINE Borrowed match_sequence(Peek subject) {
  return boolean(Py_TYPE(subject.object)->tp_flags & Py_TPFLAGS_SEQUENCE);
}

/// case {key: …}: the values of all keys, or None
LASTI_OP(MATCH_KEYS, subject = 2, keys = 1)
LASTI_INLINE Owned match_keys(Frame &, Peek subject, Peek keys) {
  return Owned(match_keys_slow(subject.object, keys.object));
}

/// case Class(…): the attributes that the patterns look at, or None
LASTI_OP(MATCH_CLASS)
LASTI_INLINE Owned match_class(Frame &, int oparg, Borrowed subject, Borrowed type, Borrowed names) {
  return Owned(match_class_slow(subject.object, type.object, oparg, names.object));
}

} // namespace lasti::runtime
