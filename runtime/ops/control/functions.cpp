#include "ops/control/functions.h"

#include "cpython/text.h"
#include "objects/function.h"
#include "python/names.h"

#include <utility>

namespace lasti::runtime {

PyObject *make_function_slow(PyObject *code, PyObject *globals, int flags, PyObject **parts) {
  enum { defaults = 1, keyword_defaults = 2, annotations = 4, closure = 8 };
  PyObject *object = new_function(code, globals);
  if (!object)
    return nullptr;
  auto *function = reinterpret_cast<PyFunctionObject *>(object);
  if (flags & defaults)
    function->func_defaults = std::exchange(*parts++, nullptr);
  if (flags & keyword_defaults)
    function->func_kwdefaults = std::exchange(*parts++, nullptr);
  if (flags & annotations)
    function->func_annotations = std::exchange(*parts++, nullptr);
  if (flags & closure)
    function->func_closure = std::exchange(*parts++, nullptr);
  return object;
}

PyObject *format_value_slow(PyObject *value, int conversion, PyObject *format) {
  static constexpr reprfunc conversions[] = {nullptr, PyObject_Str, PyObject_Repr, PyObject_ASCII};
  PyObject *converted = conversion ? conversions[conversion](value) : Py_NewRef(value);
  if (!converted || (PyUnicode_CheckExact(converted) && !format))
    return converted;
  PyObject *result =
      PyLong_CheckExact(converted) && !format ? int_text(converted) : PyObject_Format(converted, format);
  Py_DECREF(converted);
  return result;
}

bool print_value_slow(PyThreadState *thread, PyObject *value) {
  PyObject *hook = _PySys_GetAttr(thread, names::displayhook());
  if (!hook) {
    PyErr_SetString(PyExc_RuntimeError, "lost sys.displayhook");
    return false;
  }
  PyObject *result = PyObject_CallOneArg(hook, value);
  Py_XDECREF(result);
  return result != nullptr;
}

} // namespace lasti::runtime
