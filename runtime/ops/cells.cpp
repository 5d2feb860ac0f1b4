#include "ops/cells.h"

#include "cpython/namespace.h"

namespace lasti::runtime {

PyObject *load_class_variable(_PyInterpreterFrame *frame, int index) {
  PyObject *name = PyTuple_GET_ITEM(frame->f_code->co_localsplusnames, index);
  PyObject *value;
  if (look_up(frame->f_locals, name, value) < 0 || value)
    return value;
  value = PyCell_GET(frame->localsplus[index]);
  if (!value)
    unbound_variable(frame->f_code, index);
  return Py_XNewRef(value);
}

} // namespace lasti::runtime
