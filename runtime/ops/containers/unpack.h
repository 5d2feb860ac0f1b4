#pragma once

// UNPACK_SEQUENCE and UNPACK_EX. The first of the unpacked values comes to lie on top of the stack.

#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operation.h"

namespace lasti::runtime {

/// ceval.c, unpack_iterable. Takes a borrowed iterable, the number of targets before and after a starred
/// one (`after` -1: there is none). Writes new references to `values`, first to last. False with an
/// exception set and nothing written.
bool unpack_slow(PyObject *iterable, int before, int after, PyObject **values);

/// a, b, … = sequence
template <size_t N>
LASTI_OP(UNPACK_SEQUENCE)
LASTI_INLINE bool unpack_sequence(Frame &, Borrowed sequence, Slots<N> out) {
  PyObject *object = sequence.object;
  PyObject **values = nullptr;
  if (PyTuple_CheckExact(object) && PyTuple_GET_SIZE(object) == N)
    values = reinterpret_cast<PyTupleObject *>(object)->ob_item;
  else if (PyList_CheckExact(object) && PyList_GET_SIZE(object) == N)
    values = reinterpret_cast<PyListObject *>(object)->ob_item;
  if (values) [[likely]] {
    for (size_t i = 0; i < N; ++i)
      *out.at[N - 1 - i] = Owned(Borrowed{values[i]});
    return true;
  }
  PyObject *unpacked[N ? N : 1];
  if (!unpack_slow(object, N, -1, unpacked))
    return false;
  for (size_t i = 0; i < N; ++i)
    *out.at[N - 1 - i] = Owned(unpacked[i]);
  return true;
}

/// a, *b, c = sequence
template <size_t N>
LASTI_OP(UNPACK_EX, count = (oparg & 0xFF) + (oparg >> 8) + 1)
LASTI_INLINE bool unpack_extended(Frame &, int oparg, Borrowed sequence, Slots<N> out) {
  PyObject *unpacked[N];
  if (!unpack_slow(sequence.object, oparg & 0xFF, oparg >> 8, unpacked))
    return false;
  for (size_t i = 0; i < N; ++i)
    *out.at[N - 1 - i] = Owned(unpacked[i]);
  return true;
}

} // namespace lasti::runtime
