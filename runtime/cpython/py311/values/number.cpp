#include "values/number.h"

namespace lasti::runtime {

IntFreeList int_free_lists[2];

PyObject *new_int_slow(int64_t value) {
  bool one_digit = is_one_digit(value);
  if (!one_digit && !is_two_digits(value))
    return PyLong_FromLongLong(value);
  IntFreeList &list = int_free_lists[one_digit ? 0 : 1];
  if (!list.head)
    list.wanted += list.wanted < int_free_list_limit;
  PyObject *integer =
      list.head ? reuse_int(list) : reinterpret_cast<PyObject *>(_PyLong_New(one_digit ? 1 : 2));
  if (!integer)
    return nullptr;
  if (one_digit)
    set_one_digit(integer, value);
  else
    set_two_digits(integer, value);
  return integer;
}

void free_int(PyObject *integer) {
  IntFreeList &list = int_free_lists[is_compact(integer) ? 0 : 1];
  if (is_two_digit_int(integer) && list.count < list.wanted) {
    integer->ob_type = reinterpret_cast<PyTypeObject *>(list.head);
    list.head = integer;
    ++list.count;
  } else {
    PyObject_Free(integer);
  }
}

} // namespace lasti::runtime
