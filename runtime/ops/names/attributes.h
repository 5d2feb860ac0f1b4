#pragma once

// LOAD_ATTR, LOAD_METHOD, STORE_ATTR and DELETE_ATTR.

#include "cache/attribute.h"
#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operation.h"
#include "special/attributes.h"

namespace lasti::runtime {

/// owner.name
LASTI_OP(LOAD_ATTR, quick = twice, last = 11)
LASTI_INLINE Owned load_attribute(Frame &f, Name name, AttributeCache &cache, Borrowed owner) {
  if (const AttributeEntry *entry = Frame::cached(front_entry(cache, owner.object, AttributeKind::value)))
      [[likely]] {
    PyDictValues *values = instance_values(owner.object);
    if (values && value_in(values, entry->index)) [[likely]] {
      f.nothing_ran();
      return Owned(Borrowed{value_in(values, entry->index)});
    }
  } else if ((entry = Frame::cached(first_entry(cache, owner.object, AttributeKind::slot)))) {
    if (PyObject *value = slot_at(owner.object, entry->index))
      return Owned(Borrowed{value});
  }
  return Owned(load_attribute_slow(owner.object, name.object, cache));
}

/// owner.name, to be called at once: the function and the owner, or NULL and the attribute.
LASTI_OP(LOAD_METHOD, nullable = method, quick = twice)
LASTI_INLINE bool load_method(Frame &f, Name name, AttributeCache &cache, Owned owner, Slot &method,
                              Slot &self) {
  const AttributeEntry *entry =
      Frame::cached(front_entry(cache, owner.get(), AttributeKind::instance_method));
  if (entry) [[likely]] {
    if (!instance_values(owner.get()) || shared_keys_version(Py_TYPE(owner.get())) != entry->keys_version)
        [[unlikely]]
      entry = nullptr;
  } else {
    entry = Frame::cached(first_entry(cache, owner.get(), AttributeKind::method));
  }
  if (entry) [[likely]] {
    f.nothing_ran();
    method = Owned(Borrowed{entry->descriptor});
    self = std::move(owner);
    return true;
  }
  PyObject *found, *bound;
  if (!load_method_slow(owner.get(), name.object, cache, found, bound))
    return false;
  method = Owned(found);
  self = Owned(bound);
  return true;
}

/// owner.name = value
LASTI_OP(STORE_ATTR, quick = once)
LASTI_INLINE bool store_attribute(Frame &, Name name, AttributeCache &cache, Operand auto value,
                                  Operand auto owner) {
  PyObject *object = object_of(owner);
  if (const AttributeEntry *entry = Frame::cached(front_entry(cache, object, AttributeKind::value)))
      [[likely]] {
    if (PyDictValues *values = instance_values(object)) [[likely]] {
      PyObject *old = value_in(values, entry->index);
      value_in(values, entry->index) = Owned(std::move(value)).release();
      if (old)
        drop_reference(old);
      else
        note_new_value(values, entry->index);
      return true;
    }
  } else if ((entry = Frame::cached(first_entry(cache, object, AttributeKind::slot)))) {
    PyObject *&place = slot_at(object, entry->index);
    PyObject *old = place;
    place = Owned(std::move(value)).release();
    if (old)
      drop_reference(old);
    return true;
  }
  bool done = store_attribute_slow(object, name.object, cache, object_of(value));
  drop_in_order(value, owner);
  return done;
}

/// del owner.name
LASTI_OP(DELETE_ATTR)
LASTI_INLINE bool delete_attribute(Frame &, Name name, Borrowed owner) {
  return set_attribute(owner.object, name.object, nullptr);
}

} // namespace lasti::runtime
