#pragma once

// The ways of common operations on which nothing can fail and no Python code can run, for the plain form. An
// operation with the key `quick` (ops/operation.h) is preceded by the function of its name here: it returns a
// new reference, or true, or null and false with nothing done; then the operation itself is called. So what
// these take stores no f_lasti and does not look whether tracing is on. Those of namespace quick need no
// frame of the C stack, either; what takes more registers than there are without one is in quick::second.

#include "plain/view.h"

#include "cache/attribute_find.h"

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

/// The same, where the object has been stored already.
inline void count_taken(Kept input) {
  Py_INCREF(input.object);
}
inline void count_taken(Given) {}

namespace quick {

using runtime::AttributeEntry;
using runtime::AttributeKind;

LASTI_INLINE PyObject *load_global(Frame &frame, int, const runtime::GlobalCache &cache) {
  return Py_XNewRef(runtime::find_cached_global(runtime::globals_of(frame.frame),
                                                runtime::builtins_of(frame.frame), cache));
}

LASTI_INLINE PyObject *load_cell(Frame &frame, int, int local) {
  return Py_XNewRef(PyCell_GET(frame.local[local]));
}

LASTI_INLINE PyObject *load_attribute(Frame &, int, const runtime::AttributeCache &cache, auto owner) {
  const AttributeEntry *entry = runtime::find_entry(cache, owner.object);
  if (!entry || !is_droppable(owner)) [[unlikely]]
    return nullptr;
  PyObject *value = runtime::find_attribute(*entry, owner.object);
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
  PyObject *value = is_droppable(owner) ? runtime::find_attribute(*entry, owner.object) : nullptr;
  if (!value)
    return false;
  Py_INCREF(value);
  drop_quickly(owner);
  method = nullptr;
  self = value;
  return true;
}

LASTI_INLINE bool store_attribute(Frame &, int, const runtime::AttributeCache &cache, auto value,
                                  auto owner) {
  const AttributeEntry *entry = runtime::find_entry(cache, owner.object);
  if (!entry || !is_droppable(owner)) [[unlikely]]
    return false;
  PyObject **place = runtime::find_place(*entry, owner.object);
  if (!place || !runtime::put_in_place(*entry, owner.object, place, value.object, true)) [[unlikely]]
    return false;
  count_taken(value);
  drop_quickly(owner);
  return true;
}

/// What stands in the dict of an instance.
namespace second {

LASTI_INLINE PyObject *load_attribute(Frame &frame, int name, const runtime::AttributeCache &cache,
                                      auto owner) {
  const AttributeEntry *entry = runtime::find_entry(cache, owner.object);
  if (!entry || !is_droppable(owner))
    return nullptr;
  PyObject *key = runtime::name_at(runtime::code_of(frame.frame), name);
  PyObject **place = runtime::find_in_dict(*entry, owner.object, key);
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
  PyObject *dictionary =
      runtime::has_managed_values(owner.object) ? nullptr : runtime::plain_dict(owner.object);
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
