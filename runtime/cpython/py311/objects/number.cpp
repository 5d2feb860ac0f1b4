#include "objects/number.h"

#include "objects/dict_lifetime.h"
#include "objects/dict_views.h"
#include "objects/function.h"
#include "objects/generator.h"
#include "objects/iterators.h"
#include "objects/lifetime.h"
#include "objects/list.h"
#include "objects/tuple.h"

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

void drop_dead(PyObject *object) {
  PyTypeObject *type = Py_TYPE(object);
  if (type == &PyLong_Type)
    free_int(object);
  else if (type == &PyFloat_Type)
    free_float(_PyThreadState_GET(), object);
  else if (type == &PyTuple_Type)
    free_tuple(_PyThreadState_GET(), object);
  else if (type == &PyList_Type)
    end_list(_PyThreadState_GET(), object);
  else if (type == &PyDict_Type)
    free_dict(_PyThreadState_GET(), object);
  else if (type == &PyFunction_Type)
    free_function(_PyThreadState_GET(), object);
  else if (type == &PyCoro_Type || type == &PyGen_Type)
    free_generator(_PyThreadState_GET(), object);
  else if (type == &PyListIter_Type || type == &PyTupleIter_Type || type == ascii_iterator_type)
    free_sequence_iterator(_PyThreadState_GET(), object);
  else if (ends_as_view(type))
    end_view(_PyThreadState_GET(), object);
  else if (type->tp_dealloc != class_dealloc || !end_instance(_PyThreadState_GET(), object))
    type->tp_dealloc(object);
}

} // namespace lasti::runtime
