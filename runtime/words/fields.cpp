#include "words/fields.h"

#include "cache/attribute_fill.h"

namespace lasti::runtime::words {

bool load_field_slow(PyObject *function, int name, AttributeCache &cache, PyObject *owner,
                     PyObject *&result) {
  const AttributeEntry *entry = find_entry(cache, owner);
  for (int tries = 0; !entry && tries < 2; ++tries) { // a site learns when it misses for the second time
    learn_attribute(cache, owner, name_in(function, name));
    entry = find_entry(cache, owner);
  }
  if (!entry)
    return false;
  result = find_attribute(*entry, owner);
  if (!result) {
    PyObject **place = find_in_dict(*entry, owner, name_in(function, name));
    result = place ? *place : nullptr;
  }
  return result;
}

bool load_method_slow(PyObject *function, int name, AttributeCache &cache, PyObject *owner,
                      PyObject *&result) {
  const AttributeEntry *entry = find_entry(cache, owner);
  for (int tries = 0; !entry && tries < 2; ++tries) {
    learn_method(cache, owner, name_in(function, name));
    entry = find_entry(cache, owner);
  }
  const bool is_found =
      entry && (entry->kind == AttributeKind::method ||
                (entry->kind == AttributeKind::instance_method && is_surely_absent(*entry, owner)));
  if (is_found)
    result = entry->descriptor;
  return is_found;
}

bool field_place_slow(PyObject *function, int name, AttributeCache &cache, PyObject *owner,
                      PyObject **&place) {
  const AttributeEntry *entry;
  place = place_of_slow(function, name, cache, owner, entry);
  return place && *place && entry->kind == AttributeKind::value;
}

PyObject **place_of_slow(PyObject *function, int name, AttributeCache &cache, PyObject *owner,
                         const AttributeEntry *&entry) {
  entry = find_entry(cache, owner);
  for (int tries = 0; !entry && tries < 2; ++tries) {
    learn_store(cache, owner, name_in(function, name));
    entry = find_entry(cache, owner);
  }
  PyObject **place = entry ? find_place(*entry, owner) : nullptr;
  return place && is_silent(*place) ? place : nullptr;
}

void put_new(const AttributeEntry &entry, PyObject *owner, PyObject **place, PyObject *object) {
  if (entry.kind == AttributeKind::value)
    note_new_value(instance_values(owner), entry.index);
  *place = object;
}

bool set_field(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache, PyObject *owner,
               double value, PyObject *&object) {
  const AttributeEntry *entry;
  PyObject **place = place_of(function, name, cache, owner, entry);
  if (!place)
    return false;
  object = *place;
  if (object && is_float(object) && !is_shared(object)) {
    reinterpret_cast<PyFloatObject *>(object)->ob_fval = value;
    return true;
  }
  object = boxed(thread, value);
  if (object)
    put(thread, *entry, owner, place, object);
  return object;
}

bool set_field(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache, PyObject *owner,
               int64_t value, PyObject *&object) {
  const AttributeEntry *entry;
  PyObject **place = place_of(function, name, cache, owner, entry);
  if (!place || !box(value, object))
    return false;
  put(thread, *entry, owner, place, object);
  return true;
}

} // namespace lasti::runtime::words
