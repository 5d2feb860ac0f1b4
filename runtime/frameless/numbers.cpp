#include "frameless/numbers.h"

namespace lasti::runtime::frameless {

PyObject *result(PyThreadState *thread, const Number &number) {
  PyObject *object = number.is_float ? new_float(thread, number.real) : new_int(number.integer);
  if (!object) [[unlikely]]
    PyErr_Clear(); // it is set again by the call that follows
  return object;
}

bool store_number(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache,
                  const Number &number, PyObject *owner, bool may_end) {
  PyObject *object = result(thread, number);
  if (!object) [[unlikely]]
    return false;
  const bool done = store_attribute(function, name, cache, object, owner, may_end);
  Py_DECREF(object);
  return done;
}

} // namespace lasti::runtime::frameless
