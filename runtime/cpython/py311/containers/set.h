#pragma once

#include "cpython/python.h"

namespace lasti::runtime {

/// Looks an exact int of one digit, or an exact str whose hash is known, up in a set or frozenset. Returns
/// 1 or 0, or -1 where that takes a comparison which libpython has to make; sets no exception.
int find_in_set(PyObject *set, PyObject *key);

} // namespace lasti::runtime
