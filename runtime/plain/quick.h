#pragma once

// The ways of common operations on which nothing can fail and no Python code can run, for the plain form. An
// operation with the key `quick` (ops/operation.h) is preceded by the function of its name here: it returns a
// new reference, or true, or null and false with nothing done; then the operation itself is called. So what
// these take stores no f_lasti and does not look whether tracing is on. Those of namespace quick need no
// frame of the C stack, either; what takes more registers than there are without one is in quick::second.

#include "plain/view.h"

namespace lasti::plain {

/// An input that is only looked at, and one whose reference is taken over.
struct Kept {
  PyObject *object;
};
struct Given {
  PyObject *object;
};

/// Whether a quick way can do with an input what has to be done at the end.
inline bool is_droppable(Kept) {
  return true;
}
inline bool is_droppable(Given input) {
  return runtime::is_shared(input.object);
}
inline void drop_quickly(Kept) {}
inline void drop_quickly(Given input) {
  runtime::drop_shared(input.object);
}
/// A reference to be stored.
inline PyObject *take(Kept input) {
  return Py_NewRef(input.object);
}
inline PyObject *take(Given input) {
  return input.object;
}

namespace quick {

using runtime::AttributeEntry;
using runtime::AttributeKind;

LASTI_INLINE PyObject *load_global(Frame &frame, int, const runtime::GlobalCache &cache) {
  return Py_XNewRef(runtime::find_cached_global(frame.frame, cache));
}

LASTI_INLINE PyObject *load_cell(Frame &frame, int, int local) {
  return Py_XNewRef(PyCell_GET(frame.local[local]));
}

/// Whether the instance, of a class that keeps values apart from a dict, has no attribute of the name.
LASTI_INLINE bool is_absent(const AttributeEntry &entry, PyObject *owner) {
  return runtime::has_managed_values(owner)
             ? runtime::shared_keys_version(Py_TYPE(owner)) == entry.keys_version
             : !Py_TYPE(owner)->tp_dictoffset;
}

LASTI_INLINE PyObject *value_in_module(const AttributeEntry &entry, PyObject *module) {
  PyObject *dictionary = runtime::module_dict(module);
  PyDictKeysObject *keys = dictionary ? runtime::keys_of(dictionary) : nullptr;
  return keys && runtime::present_version(keys) == entry.keys_version ? runtime::value_at(keys, entry.index)
                                                                      : nullptr;
}

/// An attribute that is not to be called for, borrowed; null: it has to be looked up.
LASTI_INLINE PyObject *find_attribute(const AttributeEntry &entry, PyObject *owner) {
  switch (entry.kind) {
  case AttributeKind::value: {
    PyDictValues *values = runtime::instance_values(owner);
    return values ? runtime::value_in(values, entry.index) : nullptr;
  }
  case AttributeKind::slot:
    return runtime::slot_at(owner, entry.index);
  case AttributeKind::module_value:
    return value_in_module(entry, owner);
  case AttributeKind::class_value:
    return is_absent(entry, owner) && !Py_TYPE(entry.descriptor)->tp_descr_get ? entry.descriptor : nullptr;
  case AttributeKind::type_value: {
    auto *type = reinterpret_cast<PyTypeObject *>(owner);
    return type->tp_version_tag == entry.keys_version ? entry.descriptor : nullptr;
  }
  default:
    return nullptr;
  }
}

LASTI_INLINE PyObject *load_attribute(Frame &, int, const runtime::AttributeCache &cache, auto owner) {
  const AttributeEntry *entry = runtime::find_entry(cache, owner.object);
  if (!entry || !is_droppable(owner)) [[unlikely]]
    return nullptr;
  PyObject *value = find_attribute(*entry, owner.object);
  if (!value) [[unlikely]]
    return nullptr;
  Py_INCREF(value);
  drop_quickly(owner);
  return value;
}

/// Whether the entry's descriptor is the method of an instance, which hides it not.
LASTI_INLINE bool is_method_of(const AttributeEntry &entry, PyObject *owner) {
  switch (entry.kind) {
  case AttributeKind::method:
    return true;
  case AttributeKind::instance_method:
    return runtime::instance_values(owner) &&
           runtime::shared_keys_version(Py_TYPE(owner)) == entry.keys_version;
  default:
    return false;
  }
}

LASTI_INLINE bool load_method(Frame &, int, const runtime::AttributeCache &cache, auto owner,
                              PyObject *&method, PyObject *&self) {
  const AttributeEntry *entry = runtime::find_entry(cache, owner.object);
  if (!entry) [[unlikely]]
    return false;
  if (is_method_of(*entry, owner.object)) [[likely]] {
    PyObject *bound = take(owner);
    method = Py_NewRef(entry->descriptor);
    self = bound;
    return true;
  }
  PyObject *value = is_droppable(owner) ? find_attribute(*entry, owner.object) : nullptr;
  if (!value)
    return false;
  Py_INCREF(value);
  drop_quickly(owner);
  method = nullptr;
  self = value;
  return true;
}

/// Where the attribute of an instance stands; null: not in a plain place, or not yet.
LASTI_INLINE PyObject **find_place(const AttributeEntry &entry, PyObject *owner) {
  if (entry.kind == AttributeKind::value) {
    PyDictValues *values = runtime::instance_values(owner);
    return values ? &runtime::value_in(values, entry.index) : nullptr;
  }
  return entry.kind == AttributeKind::slot ? &runtime::slot_at(owner, entry.index) : nullptr;
}

LASTI_INLINE bool store_attribute(Frame &, int, const runtime::AttributeCache &cache, auto value,
                                  auto owner) {
  const AttributeEntry *entry = runtime::find_entry(cache, owner.object);
  if (!entry || !is_droppable(owner)) [[unlikely]]
    return false;
  PyObject **place = find_place(*entry, owner.object);
  if (!place) [[unlikely]]
    return false;
  PyObject *old = *place;
  if (old) {
    if (!runtime::is_shared(old)) // its end may run code
      return false;
    runtime::drop_shared(old);
  } else if (entry->kind == AttributeKind::value) {
    runtime::note_new_value(runtime::instance_values(owner.object), entry->index);
  }
  *place = take(value);
  drop_quickly(owner);
  return true;
}

/// What stands in the dict of an instance.
namespace second {

LASTI_INLINE PyObject *dict_of(PyObject *owner) {
  PyObject *dictionary = runtime::instance_dict(owner);
  return dictionary && PyDict_CheckExact(dictionary) ? dictionary : nullptr;
}

/// Where the value of the name that the entry is of stands; null: not there.
LASTI_INLINE PyObject **find_in_dict(Frame &frame, int name, const AttributeEntry &entry, PyObject *owner) {
  if (entry.kind != AttributeKind::dict_value && entry.kind != AttributeKind::value)
    return nullptr;
  PyObject *dictionary = dict_of(owner);
  PyObject *key = runtime::name_at(runtime::code_of(frame.frame), name);
  return dictionary ? runtime::expected_value(dictionary, key, entry.index) : nullptr;
}

LASTI_INLINE PyObject *load_attribute(Frame &frame, int name, const runtime::AttributeCache &cache,
                                      auto owner) {
  const AttributeEntry *entry = runtime::find_entry(cache, owner.object);
  if (!entry || !is_droppable(owner))
    return nullptr;
  PyObject **place = find_in_dict(frame, name, *entry, owner.object);
  if (!place || !*place)
    return nullptr;
  drop_quickly(owner);
  return Py_NewRef(*place);
}

LASTI_INLINE bool load_method(Frame &, int, const runtime::AttributeCache &cache, auto owner,
                              PyObject *&method, PyObject *&self) {
  const AttributeEntry *entry = runtime::find_entry(cache, owner.object);
  if (!entry || entry->kind != AttributeKind::dict_method || !entry->keys_version)
    return false;
  PyObject *dictionary = runtime::has_managed_values(owner.object) ? nullptr : dict_of(owner.object);
  if (!dictionary || runtime::present_version(runtime::keys_of(dictionary)) != entry->keys_version)
    return false;
  PyObject *bound = take(owner);
  method = Py_NewRef(entry->descriptor);
  self = bound;
  return true;
}

} // namespace second
} // namespace quick
} // namespace lasti::plain
