#pragma once

// Instances of the program's classes, and operators that their methods do. What says a class says it for as
// long as no code runs.

#include "cache/attribute.h"
#include "memory/kept_memory.h"
#include "python/refcount.h"
#include "words/callees.h"
#include "words/items.h"

namespace lasti::runtime::words {

/// The __init__ of a class that is made of memory alone and whose end runs no code of its own, if that is a
/// function with this native code and the globals of `function`; borrowed. False: the boxed code makes it.
bool load_init(PyObject *function, PyObject *type, NativeEntry entry, PyObject *&init);

/// Where new instances of such a class have an attribute: its index among their values, or the complement of
/// a slot's offset. False: a descriptor has it, or no instance has had it yet.
bool attribute_place_slow(PyObject *type, Name &name, const char *text, int64_t &place);
LASTI_INLINE bool attribute_place(PyObject *type, Name &name, const char *text, int64_t &place) {
  place = name.place;
  return (name.version && name.version == reinterpret_cast<PyTypeObject *>(type)->tp_version_tag) ||
         attribute_place_slow(type, name, text, place);
}

/// A function that such a class has by a name, and its instances do not hide; borrowed.
bool class_function(PyObject *type, Name &name, const char *text, PyObject *&function);
/// The same of an operator, whose in-place method the class does not have.
bool class_function_alone(PyObject *type, Name &name, const char *text, PyObject *&function);

/// A new instance of such a class. False: a collection is due, or there is no memory.
bool make_object(PyThreadState *thread, PyObject *type, PyObject *&instance);
/// The same of an empty list or dict.
bool new_list(PyThreadState *thread, PyObject *&list);
bool new_dict(PyThreadState *thread, PyObject *&dict);

/// Takes the reference to the object over.
LASTI_INLINE void init_attribute(PyObject *instance, int64_t place, PyObject *object) {
  if (place >= 0) [[likely]] {
    PyDictValues *values = instance_values(instance);
    value_in(values, static_cast<uint32_t>(place)) = object;
    note_new_value(values, static_cast<uint32_t>(place));
  } else {
    slot_at(instance, static_cast<uint32_t>(~place)) = object;
  }
}

/// The function that an operator finds in the class of an operand, borrowed.
bool load_operator_slow(PyObject *operand, Name &name, const char *text, AttributeCache &cache, bool alone,
                        PyObject *&function);
LASTI_INLINE bool load_operator(PyObject *operand, Name &name, const char *text, AttributeCache &cache,
                                PyObject *&function) {
  const AttributeEntry *entry = front_entry(cache, operand, AttributeKind::method);
  function = entry ? entry->descriptor : nullptr;
  return entry || load_operator_slow(operand, name, text, cache, false, function);
}
/// The same, if the class does not have the operator's in-place method.
LASTI_INLINE bool load_operator_alone(PyObject *operand, Name &name, const char *text, AttributeCache &cache,
                                      PyObject *&function) {
  const AttributeEntry *entry = front_entry(cache, operand, AttributeKind::method);
  function = entry ? entry->descriptor : nullptr;
  return entry || load_operator_slow(operand, name, text, cache, true, function);
}

/// A reference to None.
LASTI_INLINE bool none(PyObject *&result) {
  result = Py_NewRef(Py_None);
  return true;
}
LASTI_INLINE PyObject *class_of(PyObject *object) {
  return reinterpret_cast<PyObject *>(Py_TYPE(object));
}
/// Whether the right operand's class is not below the left one's: then that is asked first.
LASTI_INLINE bool is_no_subclass(PyObject *left, PyObject *right) {
  return left == right ||
         !PyType_IsSubtype(reinterpret_cast<PyTypeObject *>(right), reinterpret_cast<PyTypeObject *>(left));
}
LASTI_INLINE bool is_implemented(PyObject *result) {
  return result != Py_NotImplemented;
}

/// Whether nobody can tell when a reference is dropped, to an instance too.
bool is_quiet_instance(PyObject *object);
LASTI_INLINE bool is_quiet(PyObject *object) {
  return is_silent(object) || is_quiet_instance(object);
}
LASTI_INLINE bool is_spare_instance(PyObject **place, Py_ssize_t others) {
  return Py_REFCNT(*place) > others + 1 || is_quiet(*place);
}
/// Store a reference over what is_quiet holds for.
LASTI_INLINE void put_instance(PyObject **place, PyObject *object) {
  PyObject *old = *place;
  *place = object;
  if (old)
    drop_reference(old);
}
LASTI_INLINE void store_instance(Slot &local, PyObject *object) {
  PyObject *old = local.object;
  local.object = object;
  if (old)
    drop_reference(old);
}

} // namespace lasti::runtime::words
