// The end of an object, by its type: what is ended here, and what libpython ends.

#include "python/refcount.h"

#include "containers/dict_lifetime.h"
#include "containers/dict_views.h"
#include "containers/iterators.h"
#include "containers/list.h"
#include "containers/tuple.h"
#include "objects/function.h"
#include "objects/generator.h"
#include "objects/lifetime.h"
#include "values/number.h"

namespace lasti::runtime {

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
