#include "cpython/py311/number.h"

namespace lasti::runtime {

IntFreeList int_free_list;

PyObject *new_int_slow(int64_t value) {
  if (!is_one_digit(value))
    return PyLong_FromLongLong(value);
  PyLongObject *integer = _PyLong_New(1);
  if (!integer)
    return nullptr;
  set_one_digit(reinterpret_cast<PyObject *>(integer), value);
  return reinterpret_cast<PyObject *>(integer);
}

} // namespace lasti::runtime
