// What functions without a frame do where a cache does not know the class, or the attribute is in a dict.

#include "frameless/operations.h"

#include "cache/attribute_fill.h"
#include "containers/dict_lifetime.h"
#include "memory/kept_memory.h"

namespace lasti::runtime::frameless {

PyObject *load_attribute_slow(PyObject *function, int name, AttributeCache &cache, PyObject *owner) {
  PyObject *key = name_at(code_of(function), name);
  const AttributeEntry *entry = find_entry(cache, owner);
  if (!entry) {
    learn_attribute(cache, owner, key);
    return nullptr;
  }
  if (PyObject *value = find_attribute(*entry, owner))
    return value;
  PyObject **place = find_in_dict(*entry, owner, key);
  return place ? *place : nullptr;
}

bool learn_store(PyObject *function, int name, AttributeCache &cache, PyObject *owner) {
  runtime::learn_store(cache, owner, name_at(code_of(function), name));
  return false;
}

PyObject *learn_method(PyObject *function, int name, AttributeCache &cache, PyObject *owner) {
  runtime::learn_method(cache, owner, name_at(code_of(function), name));
  return nullptr;
}

PyObject *learn_global(PyObject *function, int name, GlobalCache &cache) {
  runtime::learn_global(globals_of(as_function(function)), builtins_of(as_function(function)),
                        name_at(code_of(function), name), cache);
  return nullptr;
}

PyObject *get_item(PyObject *container, PyObject *key) {
  if (is_int(key) && is_index(key)) {
    const size_t at = index_value(key);
    if (PyList_CheckExact(container) && at < static_cast<size_t>(PyList_GET_SIZE(container)))
      return PyList_GET_ITEM(container, at);
    if (PyTuple_CheckExact(container) && at < static_cast<size_t>(PyTuple_GET_SIZE(container)))
      return PyTuple_GET_ITEM(container, at);
  }
  return PyDict_CheckExact(container) && PyUnicode_CheckExact(key) ? find_text_key(container, key) : nullptr;
}

PyObject *new_list(PyThreadState *thread) {
  return makes_quietly(thread) ? PyList_New(0) : nullptr;
}

PyObject *new_dict(PyThreadState *thread) {
  return makes_quietly(thread) ? runtime::new_dict(thread) : nullptr;
}

} // namespace lasti::runtime::frameless
