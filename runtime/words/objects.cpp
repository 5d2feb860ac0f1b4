#include "words/objects.h"

#include "cache/attribute_fill.h"
#include "cpython/errors.h"
#include "objects/lifetime.h"
#include "words/exits.h"

namespace lasti::runtime::words {

namespace {

PyTypeObject *as_type(PyObject *type) {
  return reinterpret_cast<PyTypeObject *>(type);
}

/// The function that a class has by a name, borrowed; null: it has none, or something else.
PyObject *find_function(PyTypeObject *type, PyObject *name) {
  PyObject *found = name ? _PyType_Lookup(type, name) : nullptr;
  return found && Py_IS_TYPE(found, &PyFunction_Type) ? found : nullptr;
}

/// Whether the class has the in-place method of an operator: "__add__" is before "__iadd__".
bool has_in_place(PyTypeObject *type, const char *text) {
  PyObject *name = without_error(PyUnicode_FromFormat("__i%s", text + 2));
  const bool found = !name || _PyType_Lookup(type, name);
  Py_XDECREF(name);
  return found;
}

} // namespace

bool load_init(PyObject *function, PyObject *type, NativeEntry entry, PyObject *&init) {
  if (!Py_IS_TYPE(type, &PyType_Type))
    return false;
  PyTypeObject *made = as_type(type);
  PyFunctionObject *found;
  if (made->tp_vectorcall || made->tp_finalize || made->tp_del || !is_made_plainly(made) ||
      !find_init(made, found) || !found)
    return false;
  init = reinterpret_cast<PyObject *>(found);
  return is_native(function, init, entry);
}

namespace {

bool find_place(PyTypeObject *made, PyObject *str, int64_t &place) {
  if (!str || made->tp_setattro != PyObject_GenericSetAttr || !finds_plainly(made))
    return false;
  PyObject *descriptor = _PyType_Lookup(made, str);
  if (descriptor && Py_TYPE(descriptor)->tp_descr_set) {
    const uint32_t offset = slot_offset(made, descriptor, true);
    place = ~static_cast<int64_t>(offset);
    return offset;
  }
  place = made->tp_flags & Py_TPFLAGS_MANAGED_DICT ? find_key(shared_keys(made), str) : -1;
  return place >= 0;
}

} // namespace

bool attribute_place_slow(PyObject *type, Name &name, const char *text, int64_t &place) {
  if (!find_place(as_type(type), text_of(name, text), place))
    return false;
  name.version = as_type(type)->tp_version_tag;
  name.place = place;
  return true;
}

bool class_function(PyObject *type, Name &name, const char *text, PyObject *&function) {
  function = find_function(as_type(type), text_of(name, text));
  return function && finds_plainly(as_type(type));
}

bool class_function_alone(PyObject *type, Name &name, const char *text, PyObject *&function) {
  return class_function(type, name, text, function) && !has_in_place(as_type(type), text);
}

bool make_object(PyThreadState *thread, PyObject *type, PyObject *&instance) {
  instance = makes_quietly(thread) ? new_instance(thread, as_type(type)) : nullptr;
  return instance || (_PyErr_Occurred(thread) && forget_error());
}

bool new_list(PyThreadState *thread, PyObject *&list) {
  list = makes_quietly(thread) ? without_error(PyList_New(0)) : nullptr;
  return list;
}

bool new_dict(PyThreadState *thread, PyObject *&dict) {
  dict = makes_quietly(thread) ? without_error(PyDict_New()) : nullptr;
  return dict;
}

bool load_operator_slow(PyObject *operand, Name &name, const char *text, AttributeCache &cache, bool alone,
                        PyObject *&function) {
  PyTypeObject *type = Py_TYPE(operand);
  if (const AttributeEntry *entry = find_entry(cache, operand)) {
    function = entry->descriptor;
    return true;
  }
  function = find_function(type, text_of(name, text));
  if (!function || (alone && has_in_place(type, text)) || PyLong_Check(operand) || PyFloat_Check(operand))
    return false;
  if (cache.fills >= AttributeCache::most_fills)
    return true;
  cache.fills += cache.fills == 0; // the first entry is the first to be filled
  AttributeEntry found{};
  found.version = type->tp_version_tag;
  found.kind = AttributeKind::method;
  found.descriptor = function;
  if (found.version)
    remember(cache, found);
  return true;
}

bool is_quiet_instance(PyObject *object) {
  return Py_IS_TYPE(Py_TYPE(object), &PyType_Type) && is_made_plainly(Py_TYPE(object)) &&
         ends_quietly(object);
}

} // namespace lasti::runtime::words
