#include "special/method.h"

namespace lasti::runtime {

PyObject *call_found_slow(PyThreadState *thread, PyFunctionObject *function, PyObject *const *arguments,
                          size_t count) {
  PyObject *taken[4]; // the first is for the callee
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < count; ++i)
    taken[i + 1] = Py_NewRef(arguments[i]);
  Py_INCREF(function);
  PyObject *result = call_python(thread, function, taken + 1, count, nullptr);
  Py_DECREF(function);
  return result;
}

} // namespace lasti::runtime
