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
  return load_field_slow(function, name, cache, owner, result);
}

/// The function that owner.name(…) calls with the owner as the first argument, borrowed.
bool load_method(PyObject *function, int name, AttributeCache &cache, PyObject *owner, PyObject *&result);

/// The place of an attribute whose old value nobody misses; null: there is none.
PyObject **place_of(PyObject *function, int name, AttributeCache &cache, PyObject *owner,
                    const AttributeEntry *&entry);

/// owner.name = value: a float that only the instance has is written over. `object` is what it has then.
bool set_field(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache, PyObject *owner,
               double value, PyObject *&object);
bool set_field(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache, PyObject *owner,
               int64_t value, PyObject *&object);
/// The same of a reference, which it takes over if it returns true.
bool set_field(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache, PyObject *owner,
               PyObject *value);

} // namespace lasti::runtime::words
