#pragma once

// Where instances of 3.11 keep their attributes: in values apart from a dict, or in a dict.

#include "containers/dict.h"

#include <internal/pycore_moduleobject.h>

namespace lasti::runtime {

/// getattr(object, name, NULL): writes a new reference, null if there is none. -1 with an exception set.
inline int look_up_attribute(PyObject *object, PyObject *name, PyObject *&value) {
  return _PyObject_LookupAttr(object, name, &value);
}

/// Takes an object whose class keeps values apart from a dict. Returns them, null if there is a dict.
LASTI_INLINE PyDictValues *instance_values(PyObject *owner) {
  return *_PyObject_ValuesPointer(owner);
}

/// Whether an instance keeps its values apart from a dict now.
LASTI_INLINE bool has_managed_values(PyObject *owner) {
  return Py_TYPE(owner)->tp_flags & Py_TPFLAGS_MANAGED_DICT && instance_values(owner);
}

/// The dict of an instance, borrowed; null if it has none now. The class must have a plain place for it.
LASTI_INLINE PyObject *instance_dict(PyObject *owner) {
  PyTypeObject *type = Py_TYPE(owner);
  if (type->tp_flags & Py_TPFLAGS_MANAGED_DICT)
    return *_PyObject_ManagedDictPointer(owner);
  if (type->tp_dictoffset > 0)
    return *reinterpret_cast<PyObject **>(reinterpret_cast<char *>(owner) + type->tp_dictoffset);
  return nullptr;
}

/// The dict of a module, borrowed; null where it has been cleared.
LASTI_INLINE PyObject *module_dict(PyObject *module) {
  return reinterpret_cast<PyModuleObject *>(module)->md_dict;
}

/// The place of a value: null in it where there is none.
LASTI_INLINE PyObject *&value_in(PyDictValues *values, uint32_t index) {
  return values->values[index];
}

/// To be called when a place that had no value has got one.
LASTI_INLINE void note_new_value(PyDictValues *values, uint32_t index) {
  _PyDictValues_AddToInsertionOrder(values, index);
}

/// The keys that all instances of a class share, where they keep their values apart from a dict.
LASTI_INLINE PyDictKeysObject *shared_keys(PyTypeObject *type) {
  return reinterpret_cast<PyHeapTypeObject *>(type)->ht_cached_keys;
}
/// Their version, 0 if they have none.
LASTI_INLINE uint32_t shared_keys_version(PyTypeObject *type) {
  return present_version(shared_keys(type));
}

} // namespace lasti::runtime
