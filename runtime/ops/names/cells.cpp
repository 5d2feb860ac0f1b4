#include "ops/names/cells.h"

#include "cpython/namespace.h"

namespace lasti::runtime {

PyObject *load_class_variable(_PyInterpreterFrame *frame, int index) {
  PyObject *name = local_names(code_of(frame))[index];
  PyObject *value;
  if (look_up(namespace_of(frame), name, value) < 0 || value)
    return value;
  value = PyCell_GET(object_in(words_of(frame)[index]));
  if (!value)
    unbound_variable(code_of(frame), index);
  return Py_XNewRef(value);
}

} // namespace lasti::runtime
