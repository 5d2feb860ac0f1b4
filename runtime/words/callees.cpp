#include "words/callees.h"

#include "cpython/errors.h"
#include "native/registry.h"

#include <cmath>
#include <cstring>

namespace lasti::runtime::words {

PyObject *known_callees[static_cast<int>(Known::count)];

namespace {

constexpr const char *names[] = {
#define CALLEE(name, python) python,
#include "words/callees.def"
};

PyObject *name_of(_PyInterpreterFrame *frame, int index) {
  return name_at(code_of(frame), index);
}

/// Whether a function of C is that of the module, whatever its name is bound to now.
bool is_function_of(PyObject *object, const char *module, const char *name) {
  if (!PyCFunction_CheckExact(object))
    return false;
  const auto *function = reinterpret_cast<PyCFunctionObject *>(object);
  if (strcmp(function->m_ml->ml_name, name) != 0 || !function->m_self ||
      !PyModule_CheckExact(function->m_self))
    return false;
  const PyModuleDef *definition = PyModule_GetDef(function->m_self);
  return definition && strcmp(definition->m_name, module) == 0;
}

/// The functions that are classes.
PyTypeObject *class_of(Known callee) {
  switch (callee) {
  case Known::integer:
    return &PyLong_Type;
  case Known::real:
    return &PyFloat_Type;
  case Known::range:
    return &PyRange_Type;
  case Known::enumerate:
    return &PyEnum_Type;
  case Known::zip:
    return &PyZip_Type;
  case Known::reversed:
    return &PyReversed_Type;
  default:
    return nullptr;
  }
}

bool is_function(PyObject *object, Known callee) {
  if (PyTypeObject *type = class_of(callee))
    return object == reinterpret_cast<PyObject *>(type);
  const char *name = names[static_cast<int>(callee)];
  const bool is_math = strncmp(name, "math.", 5) == 0;
  return is_function_of(object, is_math ? "math" : "builtins", is_math ? name + 5 : name);
}

} // namespace

namespace {

bool find_global(PyObject *globals, PyObject *builtins, PyObject *name, PyObject *&result) {
  if (!PyDict_CheckExact(globals) || !PyDict_CheckExact(builtins))
    return false;
  result = without_error(PyDict_GetItemWithError(globals, name));
  if (!result)
    result = without_error(PyDict_GetItemWithError(builtins, name));
  return result;
}

} // namespace

bool load_global(_PyInterpreterFrame *frame, int name, PyObject *&result) {
  return find_global(globals_of(frame), builtins_of(frame), name_of(frame, name), result);
}

PyObject *text_of(Name &name, const char *text) {
  if (!name.text)
    name.text = without_error(PyUnicode_InternFromString(text));
  return name.text;
}

bool load_global_slow(PyObject *function, Name &name, const char *text, PyObject *&result) {
  PyObject *const globals = globals_of(as_function(function)), *const builtins =
                                                                   builtins_of(as_function(function));
  PyObject *str = text_of(name, text);
  if (!str || !find_global(globals, builtins, str, result))
    return false;
  learn_global(globals, builtins, str, name.cache);
  return true;
}

bool module_value(PyObject *module, Name &name, const char *text, PyObject *&result) {
  PyObject *str = text_of(name, text);
  if (!str || !PyModule_CheckExact(module))
    return false;
  result = without_error(PyDict_GetItemWithError(PyModule_GetDict(module), str));
  return result;
}

bool is_native(PyObject *function, PyObject *object, NativeEntry entry) {
  if (!PyFunction_Check(object) || globals_of(as_function(object)) != globals_of(as_function(function)))
    return false;
  const NativeCode *native = native_code(code_of(as_function(object)));
  return native && native->entry == entry;
}

bool module_value(_PyInterpreterFrame *frame, PyObject *module, int name, PyObject *&result) {
  if (!PyModule_CheckExact(module))
    return false;
  result = without_error(PyDict_GetItemWithError(PyModule_GetDict(module), name_of(frame, name)));
  return result;
}

/// A function that has been seen is kept, so that no other can take its place in memory.
bool is_known_slow(PyObject *object, Known callee) {
  if (!is_function(object, callee))
    return false;
  PyObject *&known = known_callees[static_cast<int>(callee)];
  if (!known)
    known = Py_NewRef(object);
  return true;
}

namespace {

double (*c_function_of(Known function))(double) {
  switch (function) {
  case Known::sine:
    return std::sin;
  case Known::cosine:
    return std::cos;
  case Known::tangent:
    return std::tan;
  case Known::arc_sine:
    return std::asin;
  case Known::arc_cosine:
    return std::acos;
  case Known::arc_tangent:
    return std::atan;
  case Known::exponential:
    return std::exp;
  case Known::logarithm: // of zero it is infinite, of less no number
    return std::log;
  default:
    return nullptr;
  }
}

} // namespace

bool call(Known function, double value, double &result) {
  double (*const c_function)(double) = c_function_of(function);
  if (!c_function || !std::isfinite(value))
    return false;
  result = c_function(value);
  return std::isfinite(result);
}

} // namespace lasti::runtime::words
