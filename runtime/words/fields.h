#pragma once

// Attributes of instances at their usual places, and methods of their classes. `function` has the name, by
// its index in co_names. Where a function returns false, nothing has been done: the boxed code does it in
// general.

#include "cache/attribute_find.h"
#include "words/exits.h"

namespace lasti::runtime::words {

LASTI_INLINE PyObject *name_in(PyObject *function, int name) {
  return name_at(code_of(reinterpret_cast<PyFunctionObject *>(function)), name);
}

/// Looks into what the cache has in its other entries, and learns the class.
bool load_field_slow(PyObject *function, int name, AttributeCache &cache, PyObject *owner, PyObject *&result);

/// owner.name, borrowed.
LASTI_INLINE bool load_field(PyObject *function, int name, AttributeCache &cache, PyObject *owner,
                             PyObject *&result) {
  if (const AttributeEntry *entry = front_entry(cache, owner, AttributeKind::value)) [[likely]]
    if (PyDictValues *values = instance_values(owner)) [[likely]]
      if ((result = value_in(values, entry->index))) [[likely]]
        return true;
  if (const AttributeEntry *entry = front_entry(cache, owner, AttributeKind::slot))
    if ((result = slot_at(owner, entry->index))) [[likely]]
      return true;
  return load_field_slow(function, name, cache, owner, result);
}

/// The function that owner.name(…) calls with the owner as the first argument, borrowed.
bool load_method_slow(PyObject *function, int name, AttributeCache &cache, PyObject *owner,
                      PyObject *&result);
LASTI_INLINE bool load_method(PyObject *function, int name, AttributeCache &cache, PyObject *owner,
                              PyObject *&result) {
  const AttributeEntry *entry = front_entry(cache, owner, AttributeKind::instance_method);
  if (!entry || !is_surely_absent(*entry, owner)) [[unlikely]]
    return load_method_slow(function, name, cache, owner, result);
  result = entry->descriptor;
  return true;
}

/// The place of an attribute in an instance that has no dict, for something to be stored there later. False:
/// there is none, or nothing in it.
bool field_place_slow(PyObject *function, int name, AttributeCache &cache, PyObject *owner,
                      PyObject **&place);
LASTI_INLINE bool field_place(PyObject *function, int name, AttributeCache &cache, PyObject *owner,
                              PyObject **&place) {
  if (const AttributeEntry *entry = front_entry(cache, owner, AttributeKind::value)) [[likely]]
    if (PyDictValues *values = instance_values(owner)) [[likely]]
      if (*(place = &value_in(values, entry->index))) [[likely]]
        return true;
  return field_place_slow(function, name, cache, owner, place);
}
/// Whether nobody can tell when what is there is dropped, if so many others have been dropped before it,
/// which may be the same object.
LASTI_INLINE bool is_spare(PyObject **place, Py_ssize_t others) {
  return is_float(*place) || is_int(*place) || Py_REFCNT(*place) > others + 1;
}
/// What put_float stores: a new object, or null where it writes over the float that is there. False: no
/// memory.
LASTI_INLINE bool prepare_float(PyThreadState *thread, PyObject **place, double value, PyObject *&object) {
  object = nullptr;
  return (is_float(*place) && !is_shared(*place)) || box(thread, value, object);
}
/// Stores a reference over what is_spare holds for.
LASTI_INLINE void put_object(PyThreadState *thread, PyObject **place, PyObject *object) {
  PyObject *old = *place;
  *place = object;
  release(thread, old);
}
LASTI_INLINE void put_float(PyThreadState *thread, PyObject **place, double value, PyObject *object) {
  if (object)
    put_object(thread, place, object);
  else
    reinterpret_cast<PyFloatObject *>(*place)->ob_fval = value;
}

/// The place of an attribute whose old value nobody misses, and what the cache says of it; null: there is
/// none.
PyObject **place_of_slow(PyObject *function, int name, AttributeCache &cache, PyObject *owner,
                         const AttributeEntry *&entry);
LASTI_INLINE PyObject **place_of(PyObject *function, int name, AttributeCache &cache, PyObject *owner,
                                 const AttributeEntry *&entry) {
  PyObject **place = nullptr;
  if ((entry = front_entry(cache, owner, AttributeKind::value))) {
    if (PyDictValues *values = instance_values(owner)) [[likely]]
      place = &value_in(values, entry->index);
  } else if ((entry = front_entry(cache, owner, AttributeKind::slot))) {
    place = &slot_at(owner, entry->index);
  }
  return place && is_silent(*place) ? place : place_of_slow(function, name, cache, owner, entry);
}

/// Stores a reference over what is_silent holds for, or where there was nothing.
void put_new(const AttributeEntry &entry, PyObject *owner, PyObject **place, PyObject *object);
LASTI_INLINE void put(PyThreadState *thread, const AttributeEntry &entry, PyObject *owner, PyObject **place,
                      PyObject *object) {
  PyObject *old = *place;
  if (!old) [[unlikely]]
    return put_new(entry, owner, place, object);
  *place = object;
  release(thread, old);
}

/// owner.name = value: a float that only the instance has is written over. `object` is what it has then.
bool set_field(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache, PyObject *owner,
               double value, PyObject *&object);
bool set_field(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache, PyObject *owner,
               int64_t value, PyObject *&object);
/// The same of a reference, which it takes over if it returns true.
LASTI_INLINE bool set_field(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache,
                            PyObject *owner, PyObject *value) {
  const AttributeEntry *entry;
  PyObject **place = place_of(function, name, cache, owner, entry);
  if (place)
    put(thread, *entry, owner, place, value);
  return place;
}

} // namespace lasti::runtime::words
