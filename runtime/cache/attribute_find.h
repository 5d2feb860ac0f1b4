#pragma once

// The ways of the attribute caches on which nothing can fail and no Python code can run. All return borrowed
// references; null: it has to be done in general.

#include "cache/attribute.h"
#include "values/number.h"

namespace lasti::runtime {

/// Whether the instance, of a class that keeps values apart from a dict, has no attribute of the name.
LASTI_INLINE bool is_surely_absent(const AttributeEntry &entry, PyObject *owner) {
  return has_managed_values(owner) ? shared_keys_version(Py_TYPE(owner)) == entry.keys_version
                                   : !Py_TYPE(owner)->tp_dictoffset;
}

LASTI_INLINE PyObject *value_in_module(const AttributeEntry &entry, PyObject *module) {
  PyObject *dictionary = module_dict(module);
  PyDictKeysObject *keys = dictionary ? keys_of(dictionary) : nullptr;
  return keys && present_version(keys) == entry.keys_version ? value_at(keys, entry.index) : nullptr;
}

/// An attribute that is not to be called for.
LASTI_INLINE PyObject *find_attribute(const AttributeEntry &entry, PyObject *owner) {
  switch (entry.kind) {
  case AttributeKind::value: {
    PyDictValues *values = instance_values(owner);
    return values ? value_in(values, entry.index) : nullptr;
  }
  case AttributeKind::slot:
    return slot_at(owner, entry.index);
  case AttributeKind::module_value:
    return value_in_module(entry, owner);
  case AttributeKind::class_value:
    return is_surely_absent(entry, owner) && !Py_TYPE(entry.descriptor)->tp_descr_get ? entry.descriptor
                                                                                      : nullptr;
  case AttributeKind::type_value: {
    auto *type = reinterpret_cast<PyTypeObject *>(owner);
    return type->tp_version_tag == entry.keys_version ? entry.descriptor : nullptr;
  }
  default:
    return nullptr;
  }
}

/// The dict of an instance, if it is one that can be looked into.
LASTI_INLINE PyObject *plain_dict(PyObject *owner) {
  PyObject *dictionary = instance_dict(owner);
  return dictionary && PyDict_CheckExact(dictionary) ? dictionary : nullptr;
}

/// Where the value of `name`, which the entry is of, stands in the dict of an instance.
LASTI_INLINE PyObject **find_in_dict(const AttributeEntry &entry, PyObject *owner, PyObject *name) {
  if (entry.kind != AttributeKind::dict_value && entry.kind != AttributeKind::value)
    return nullptr;
  PyObject *dictionary = plain_dict(owner);
  return dictionary ? expected_value(dictionary, name, entry.index) : nullptr;
}

/// Where the attribute of an instance stands; null: not in a plain place.
LASTI_INLINE PyObject **find_place(const AttributeEntry &entry, PyObject *owner) {
  if (entry.kind == AttributeKind::value) {
    PyDictValues *values = instance_values(owner);
    return values ? &value_in(values, entry.index) : nullptr;
  }
  return entry.kind == AttributeKind::slot ? &slot_at(owner, entry.index) : nullptr;
}

/// Whether the end of the object runs no code.
LASTI_INLINE bool ends_silently(PyObject *object) {
  return is_int(object) || PyFloat_CheckExact(object) || PyUnicode_CheckExact(object);
}

/// Puts a reference into a place of find_place. False, with nothing done, where to drop the old value might
/// run code; or would end it, if it may not.
LASTI_INLINE bool put_in_place(const AttributeEntry &entry, PyObject *owner, PyObject **place,
                               PyObject *value, bool may_end) {
  PyObject *old = *place;
  if (old) {
    if (!is_shared(old) && !(may_end && ends_silently(old)))
      return false;
    *place = value;
    drop_reference(old);
    return true;
  }
  if (entry.kind == AttributeKind::value)
    note_new_value(instance_values(owner), entry.index);
  *place = value;
  return true;
}

} // namespace lasti::runtime
