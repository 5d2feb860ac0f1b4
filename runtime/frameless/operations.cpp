// What functions without a frame do where a cache does not know the class, or the attribute is in a dict.

#include "frameless/operations.h"

#include "cache/attribute_fill.h"

namespace lasti::runtime::frameless {

PyObject *load_attribute_slow(PyObject *function, int name, AttributeCache &cache, PyObject *owner) {
  PyObject *key = name_at(code_of(function), name);
  const AttributeEntry *entry = find_entry(cache, owner);
  if (!entry) {
    learn_attribute(cache, owner, key);
    return nullptr;
  }
  PyObject **place = find_in_dict(*entry, owner, key);
  return place ? *place : nullptr;
}

bool learn_store(PyObject *function, int name, AttributeCache &cache, PyObject *owner) {
  runtime::learn_store(cache, owner, name_at(code_of(function), name));
  return false;
}

PyObject *new_list(PyThreadState *thread) {
  return makes_quietly(thread) ? PyList_New(0) : nullptr;
}

PyObject *new_dict(PyThreadState *thread) {
  return makes_quietly(thread) ? PyDict_New() : nullptr;
}

} // namespace lasti::runtime::frameless
