// What an attribute is: the decisions of object.c's generic attribute access, taken once a class.

#include "cache/attribute_fill.h"

#include "python/names.h"
#include "objects/property.h"
#include "objects/super.h"

#include <descrobject.h>
#include <structmember.h>

namespace lasti::runtime {

uint32_t slot_offset(PyTypeObject *type, PyObject *descriptor, bool to_write) {
  if (!Py_IS_TYPE(descriptor, &PyMemberDescr_Type))
    return 0;
  auto *member = reinterpret_cast<PyMemberDescrObject *>(descriptor);
  const PyMemberDef *definition = member->d_member;
  bool is_plain = definition->type == T_OBJECT_EX && !(definition->flags & PY_AUDIT_READ) &&
                  !(to_write && definition->flags & READONLY) && definition->offset > 0;
  return is_plain && PyType_IsSubtype(type, member->d_common.d_type)
             ? static_cast<uint32_t>(definition->offset)
             : 0;
}

// Where the instance itself has the attribute; kind none if it does not.
static AttributeEntry describe_instance(PyObject *owner, PyObject *name) {
  AttributeEntry entry{};
  PyTypeObject *type = Py_TYPE(owner);
  PyObject *dictionary = instance_dict(owner);
  PyDictKeysObject *keys = nullptr;
  if (has_managed_values(owner)) {
    entry.kind = AttributeKind::value;
    keys = shared_keys(type);
  } else if (dictionary && PyDict_CheckExact(dictionary)) {
    entry.kind = AttributeKind::dict_value;
    keys = keys_of(dictionary);
  }
  Py_ssize_t index = keys ? find_key(keys, name) : absent;
  entry.index = static_cast<uint32_t>(index);
  if (index < 0)
    entry.kind = AttributeKind::none;
  return entry;
}

// An attribute of the class, which the instance does not have.
static AttributeEntry describe_class(PyObject *owner, PyObject *name, PyObject *descriptor, bool for_call) {
  AttributeEntry entry{};
  PyTypeObject *type = Py_TYPE(owner);
  bool is_managed = type->tp_flags & Py_TPFLAGS_MANAGED_DICT;
  if (!is_managed && type->tp_dictoffset < 0)
    return entry;
  entry.descriptor = descriptor;
  bool is_method = PyType_HasFeature(Py_TYPE(descriptor), Py_TPFLAGS_METHOD_DESCRIPTOR);
  if (for_call && is_method)
    entry.kind = type->tp_dictoffset == 0    ? AttributeKind::method
                 : has_managed_values(owner) ? AttributeKind::instance_method
                                             : AttributeKind::dict_method;
  else
    entry.kind = AttributeKind::class_value;
  if (is_managed) {
    PyDictKeysObject *keys = shared_keys(type);
    if (find_key(keys, name) == absent)
      entry.keys_version = keys_version(keys);
    if (!entry.keys_version)
      entry.kind = AttributeKind::none;
  }
  return entry;
}

static AttributeEntry describe_module(PyObject *owner, PyObject *name) {
  AttributeEntry entry{};
  PyObject *dictionary = PyModule_GetDict(owner);
  if (!dictionary || !PyDict_CheckExact(dictionary))
    return entry;
  PyDictKeysObject *keys = keys_of(dictionary);
  Py_ssize_t index = is_plain(keys) ? find_key(keys, name) : absent;
  if (index < 0)
    return entry;
  entry.keys_version = keys_version(keys);
  entry.index = entry_offset(keys, index);
  entry.kind = entry.keys_version ? AttributeKind::module_value : AttributeKind::none;
  return entry;
}

static AttributeEntry describe_type(PyObject *owner, PyObject *name, bool for_call) {
  AttributeEntry entry{};
  auto *type = reinterpret_cast<PyTypeObject *>(owner);
  entry.descriptor = _PyType_Lookup(type, name);
  if (!entry.descriptor || !type->tp_version_tag)
    return entry;
  entry.keys_version = type->tp_version_tag;
  if (PyObject *function = for_call ? class_function(entry.descriptor) : nullptr) {
    entry.descriptor = function; // the classmethod, which the class keeps, keeps it
    entry.kind = AttributeKind::type_method;
    return entry;
  }
  bool is_plain = !Py_TYPE(entry.descriptor)->tp_descr_get || Py_IS_TYPE(entry.descriptor, &PyFunction_Type);
  entry.kind = is_plain ? AttributeKind::type_value : AttributeKind::type_descriptor;
  return entry;
}

// A method that super() finds, in classes that are known by their tags.
static AttributeEntry describe_super(const Super &super, PyObject *name) {
  AttributeEntry entry{};
  _PyType_Lookup(super.type, name); // gives it a tag, as it does
  _PyType_Lookup(super.object_type, name);
  entry.keys_version = super.object_type->tp_version_tag;
  entry.index = super.type->tp_version_tag;
  entry.descriptor = find_behind(super, name);
  if (entry.descriptor && Py_IS_TYPE(entry.descriptor, &PyFunction_Type) && entry.keys_version && entry.index)
    entry.kind = AttributeKind::super_method;
  return entry;
}

// Whether attributes of the type's instances are found as `base` finds those of its own. A __getattr__ beside
// it (typeobject.c, slot_tp_getattr_hook) is asked only where nothing is found: no entry is made then.
static bool finds_as(PyTypeObject *type, PyTypeObject *base) {
  if (type->tp_getattro == base->tp_getattro)
    return true;
  PyObject *found = _PyType_Lookup(type, names::getattribute());
  return found && found == _PyType_Lookup(base, names::getattribute());
}

bool finds_plainly(PyTypeObject *type) {
  return finds_as(type, &PyBaseObject_Type);
}

static AttributeEntry describe(PyObject *owner, PyObject *name, bool for_call) {
  PyTypeObject *type = Py_TYPE(owner);
  PyObject *descriptor = _PyType_Lookup(type, name);
  if (const Super super = super_of(owner); super.type && for_call)
    return describe_super(super, name);
  bool is_data = descriptor && Py_TYPE(descriptor)->tp_descr_set && Py_TYPE(descriptor)->tp_descr_get;
  if (type->tp_getattro == PyModule_Type.tp_getattro)
    return is_data ? AttributeEntry{} : describe_module(owner, name);
  if (PyType_Check(owner) && finds_as(type, &PyType_Type))
    return is_data ? AttributeEntry{} : describe_type(owner, name, for_call);
  if (!finds_plainly(type))
    return {};
  AttributeEntry entry{};
  if (is_data) {
    entry.index = slot_offset(type, descriptor, false);
    entry.kind = entry.index ? AttributeKind::slot : AttributeKind::data_descriptor;
    entry.descriptor = descriptor;
    return entry;
  }
  entry = describe_instance(owner, name);
  if (entry.kind == AttributeKind::none && descriptor)
    entry = describe_class(owner, name, descriptor, for_call);
  return entry;
}

AttributeEntry describe_attribute(PyObject *owner, PyObject *name, bool for_call) {
  AttributeEntry entry = describe(owner, name, for_call);
  entry.version = Py_TYPE(owner)->tp_version_tag; // _PyType_Lookup has given it one
  if (!entry.version)
    entry.kind = AttributeKind::none;
  return entry;
}

AttributeEntry describe_store(PyObject *owner, PyObject *name) {
  AttributeEntry entry{};
  PyTypeObject *type = Py_TYPE(owner);
  if (type->tp_setattro != PyObject_GenericSetAttr)
    return entry;
  PyObject *descriptor = _PyType_Lookup(type, name);
  if (descriptor && Py_TYPE(descriptor)->tp_descr_set) {
    entry.index = slot_offset(type, descriptor, true);
    entry.kind = entry.index ? AttributeKind::slot : AttributeKind::none;
  } else {
    entry = describe_instance(owner, name);
  }
  entry.version = type->tp_version_tag;
  if (!entry.version)
    entry.kind = AttributeKind::none;
  return entry;
}

void remember(AttributeCache &cache, const AttributeEntry &entry) {
  int place = static_cast<int>((cache.fills++ - 1) % AttributeCache::size);
  if (entry.kind == AttributeKind::none)
    return; // counted: what no cache knows is not looked into for ever

  for (int i = 0; i < AttributeCache::size; ++i)
    if (cache.entry[i].version == entry.version)
      place = i;
  cache.entry[place] = entry;
}

static bool is_worth_filling(AttributeCache &cache) {
  if (cache.fills > 0)
    return cache.fills < AttributeCache::most_fills;
  cache.fills = 1;
  return false;
}

void learn_attribute(AttributeCache &cache, PyObject *owner, PyObject *name) {
  if (is_worth_filling(cache))
    remember(cache, describe_attribute(owner, name, false));
}

void learn_method(AttributeCache &cache, PyObject *owner, PyObject *name) {
  if (is_worth_filling(cache))
    remember(cache, describe_attribute(owner, name, true));
}

void learn_store(AttributeCache &cache, PyObject *owner, PyObject *name) {
  if (is_worth_filling(cache))
    remember(cache, describe_store(owner, name));
}

} // namespace lasti::runtime
