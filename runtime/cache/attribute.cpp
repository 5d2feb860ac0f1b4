// The ways of the attribute caches that are not in line. Every reader returns false where its guard
// fails: then the access is done in general.

#include "cache/attribute.h"

#include "cache/attribute_fill.h"
#include "cache/attribute_find.h"
#include "cpython/errors.h"
#include "native/calls.h"
#include "objects/property.h"
#include "objects/super.h"
#include "special/attributes.h"

namespace lasti::runtime {

LASTI_INLINE static bool read_dict(const AttributeEntry &entry, PyObject *owner, PyObject *name,
                                   PyObject *&result) {
  PyObject *dictionary = instance_dict(owner);
  if (!dictionary || !PyDict_CheckExact(dictionary))
    return false;
  PyObject **place = expected_value(dictionary, name, entry.index);
  result = place ? Py_XNewRef(*place) : nullptr;
  return result;
}

static bool read_instance(const AttributeEntry &entry, PyObject *owner, PyObject *name, PyObject *&result) {
  if (entry.kind == AttributeKind::value) {
    if (PyDictValues *values = instance_values(owner)) {
      result = Py_XNewRef(value_in(values, entry.index));
      return result;
    }
  }
  return read_dict(entry, owner, name, result);
}

// Whether the instance does not have the name itself. Where instances have dicts, the entry remembers the
// last keys that did not have it.
static bool is_absent(AttributeEntry &entry, PyObject *owner, PyObject *name) {
  PyTypeObject *type = Py_TYPE(owner);
  if (has_managed_values(owner))
    return shared_keys_version(type) == entry.keys_version;
  PyObject *dictionary = instance_dict(owner);
  if (!dictionary)
    return true;
  if (!PyDict_CheckExact(dictionary))
    return false;
  PyDictKeysObject *keys = keys_of(dictionary);
  if (present_version(keys) && present_version(keys) == entry.keys_version)
    return true;
  if (find_key(keys, name) != absent)
    return false;
  if (entry.kind == AttributeKind::dict_method)
    entry.keys_version = keys_version(keys);
  return true;
}

// A property's getter: without the tuple and the slots between.
static PyObject *call_getter(PyFunctionObject *getter, PyObject *owner) {
  PyThreadState *thread = _PyThreadState_GET();
  if (PyObject *result = try_frameless(thread, getter, &owner, 1)) [[likely]]
    return result;
  PyObject *arguments[] = {nullptr, Py_NewRef(owner)}; // taken over
  Py_INCREF(getter);
  PyObject *result = call_python(thread, getter, arguments + 1, 1, nullptr);
  Py_DECREF(getter);
  return result;
}

// An attribute whose descriptor may have raised AttributeError: then the class's __getattr__ is asked.
static PyObject *or_hook(PyObject *result, PyObject *owner, PyObject *name) {
  return result || Py_TYPE(owner)->tp_getattro == PyObject_GenericGetAttr ? result : ask_hook(owner, name);
}

// What a descriptor of the class makes of the instance.
static PyObject *bind(PyObject *descriptor, PyObject *owner, PyObject *type) {
  descrgetfunc get = Py_TYPE(descriptor)->tp_descr_get;
  if (!get)
    return Py_NewRef(descriptor);
  Py_INCREF(descriptor);
  PyObject *result = get(descriptor, owner, type);
  Py_DECREF(descriptor);
  return result;
}

LASTI_INLINE static bool read_entry(AttributeEntry &entry, PyObject *owner, PyObject *name,
                                    PyObject *&result) {
  switch (entry.kind) {
  case AttributeKind::value:
  case AttributeKind::dict_value:
    return read_instance(entry, owner, name, result);
  case AttributeKind::slot:
    result = Py_XNewRef(slot_at(owner, entry.index));
    return result;
  case AttributeKind::module_value: {
    PyObject *dictionary = module_dict(owner);
    if (!dictionary || present_version(keys_of(dictionary)) != entry.keys_version)
      return false;
    result = Py_XNewRef(value_at(keys_of(dictionary), entry.index));
    return result;
  }
  case AttributeKind::class_value:
  case AttributeKind::method:
  case AttributeKind::instance_method:
  case AttributeKind::dict_method:
    if (!is_absent(entry, owner, name))
      return false;
    result =
        or_hook(bind(entry.descriptor, owner, reinterpret_cast<PyObject *>(Py_TYPE(owner))), owner, name);
    return true;
  case AttributeKind::data_descriptor:
    if (PyFunctionObject *getter = python_getter(entry.descriptor)) {
      result = or_hook(call_getter(getter, owner), owner, name);
      return true;
    }
    result =
        or_hook(bind(entry.descriptor, owner, reinterpret_cast<PyObject *>(Py_TYPE(owner))), owner, name);
    return true;
  case AttributeKind::type_value:
  case AttributeKind::type_descriptor:
    if (reinterpret_cast<PyTypeObject *>(owner)->tp_version_tag != entry.keys_version)
      return false;
    result = entry.kind == AttributeKind::type_value
                 ? Py_NewRef(entry.descriptor)
                 : or_hook(bind(entry.descriptor, nullptr, owner), owner, name);
    return true;
  default:
    return false;
  }
}

// The same, null where nothing is known.
LASTI_INLINE static AttributeEntry *known_entry(AttributeCache &cache, PyObject *owner) {
  const AttributeEntry *entry = find_entry(cache, owner);
  return entry && entry->kind != AttributeKind::none ? const_cast<AttributeEntry *>(entry) : nullptr;
}

[[gnu::noinline]] static PyObject *load_attribute_general(PyObject *owner, PyObject *name,
                                                          AttributeCache &cache) {
  PyObject *result = get_attribute(owner, name);
  if (result)
    learn_attribute(cache, owner, name);
  return result;
}

PyObject *load_attribute_slow(PyObject *owner, PyObject *name, AttributeCache &cache) {
  AttributeEntry *entry = known_entry(cache, owner);
  PyObject *result;
  if (!entry || !read_entry(*entry, owner, name, result))
    return load_attribute_general(owner, name, cache);
  if (!result) [[unlikely]]
    note_attribute(owner, name);
  return result;
}

static bool is_method_kind(AttributeKind kind) {
  return kind == AttributeKind::method || kind == AttributeKind::instance_method ||
         kind == AttributeKind::dict_method;
}

// The method of a class or of super(), with what it is to be called with; both borrowed. False: it has to be
// looked up.
static bool find_bound_method(const AttributeEntry &entry, PyObject *owner, PyObject *&self) {
  if (entry.kind == AttributeKind::type_method) {
    self = owner;
    return reinterpret_cast<PyTypeObject *>(owner)->tp_version_tag == entry.keys_version;
  }
  if (entry.kind != AttributeKind::super_method)
    return false;
  const Super super = super_of(owner);
  self = super.object;
  return super.type && super.type->tp_version_tag == entry.index &&
         super.object_type->tp_version_tag == entry.keys_version;
}

[[gnu::noinline]] static bool load_method_general(PyObject *owner, PyObject *name, AttributeCache &cache,
                                                  PyObject *&method, PyObject *&self) {
  AttributeEntry *entry = known_entry(cache, owner);
  const bool is_generic = Py_TYPE(owner)->tp_getattro == PyObject_GenericGetAttr;
  if (entry && is_method_kind(entry->kind) && is_absent(*entry, owner, name)) {
    method = Py_NewRef(entry->descriptor);
    self = Py_NewRef(owner);
    return true;
  }
  PyObject *result = nullptr;
  if (PyObject * bound; entry && find_bound_method(*entry, owner, bound)) {
    method = Py_NewRef(entry->descriptor);
    self = Py_NewRef(bound);
    return true;
  }
  if (entry && !is_method_kind(entry->kind) && read_entry(*entry, owner, name, result)) {
    method = nullptr;
    self = result;
    if (!result && !is_generic)
      note_attribute(owner, name); // _PyObject_GetMethod leaves it alone
    return result;
  }
  bool is_method = false;
  if (is_generic)
    is_method = _PyObject_GetMethod(owner, name, &result);
  else
    result = get_attribute(owner, name);
  if (!result)
    return false;
  method = is_method ? result : nullptr;
  self = is_method ? Py_NewRef(owner) : result;
  learn_method(cache, owner, name);
  return true;
}

bool load_method_slow(PyObject *owner, PyObject *name, AttributeCache &cache, PyObject *&method,
                      PyObject *&self) {
  const AttributeEntry *entry = find_entry(cache, owner);
  if (entry && entry->kind == AttributeKind::module_value)
    if (PyObject *value = value_in_module(*entry, owner)) [[likely]] {
      method = nullptr;
      self = Py_NewRef(value);
      return true;
    }
  if (PyObject * bound; entry && find_bound_method(*entry, owner, bound)) {
    method = Py_NewRef(entry->descriptor);
    self = Py_NewRef(bound);
    return true;
  }
  if (entry && entry->kind == AttributeKind::dict_method && entry->keys_version) [[likely]] {
    PyObject *dictionary = has_managed_values(owner) ? nullptr : instance_dict(owner);
    if (dictionary && PyDict_CheckExact(dictionary) &&
        present_version(keys_of(dictionary)) == entry->keys_version) {
      method = Py_NewRef(entry->descriptor);
      self = Py_NewRef(owner);
      return true;
    }
  }
  return load_method_general(owner, name, cache, method, self);
}

// Stores into the place that an entry knows. False: the guard failed; -1 in `failed`: an exception.
static bool write_entry(const AttributeEntry &entry, PyObject *owner, PyObject *name, PyObject *value,
                        bool &failed) {
  failed = false;
  PyObject **place = nullptr;
  if (entry.kind == AttributeKind::slot) {
    place = &slot_at(owner, entry.index);
  } else if (entry.kind == AttributeKind::value && instance_values(owner)) {
    PyDictValues *values = instance_values(owner);
    place = &value_in(values, entry.index);
    if (!*place)
      note_new_value(values, entry.index);
  } else {
    PyObject *dictionary = instance_dict(owner);
    if (!dictionary || !PyDict_CheckExact(dictionary))
      return false;
    Py_INCREF(dictionary);
    failed = PyDict_SetItem(dictionary, name, value) != 0;
    Py_DECREF(dictionary);
    return true;
  }
  PyObject *old = *place;
  *place = Py_NewRef(value);
  if (old)
    drop_reference(old);
  return true;
}

bool store_attribute_slow(PyObject *owner, PyObject *name, AttributeCache &cache, PyObject *value) {
  bool failed;
  const AttributeEntry *entry = known_entry(cache, owner);
  if (entry && write_entry(*entry, owner, name, value, failed))
    return !failed;
  if (!set_attribute(owner, name, value))
    return false;
  learn_store(cache, owner, name);
  return true;
}

} // namespace lasti::runtime
