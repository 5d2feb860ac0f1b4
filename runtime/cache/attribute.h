#pragma once

// The inline cache of LOAD_ATTR, LOAD_METHOD and STORE_ATTR: how the last few classes that came by have
// the attribute.
//
// A class is known by its tp_version_tag, which typeobject.c gives to one state of one class and never
// again, so an entry of a class that has changed or died matches nothing, and its descriptor, which only
// that state of the class keeps alive, is not looked at. That the instance does not hide what the class
// has is guarded by the version of the instance's keys (containers/dict.h).

#include "frame/reference.h"
#include "objects/instance.h"

namespace lasti::runtime {

enum class AttributeKind : uint32_t {
  none,
  value,           ///< in the instance's values, `index`
  dict_value,      ///< in the instance's dict, expected at entry `index`
  slot,            ///< a pointer in the instance, `index` bytes from its start
  module_value,    ///< in the module's dict, `index` bytes from its keys
  class_value,     ///< `descriptor` itself, or bound to the instance where it is a descriptor
  method,          ///< `descriptor` is a method of a class whose instances have no dict
  instance_method, ///< the same of a class whose instances keep their values apart from a dict
  dict_method,     ///< the same of a class whose instances have a dict
  data_descriptor, ///< `descriptor` decides: a property, a getter in C
  type_value,      ///< the owner is itself a class: `descriptor` is its attribute
  type_descriptor, ///< the same, to be bound to the class
  type_method,     ///< the owner is itself a class: `descriptor` is the function of a classmethod
  super_method,    ///< the owner is super(): `descriptor` is a method behind the class whose tag `index` is
};

struct AttributeEntry {
  uint32_t version; ///< the class's tp_version_tag; 0 only in an entry of kind none
  AttributeKind kind;
  uint32_t keys_version; ///< of the keys that must not, or must, hold the name; of type_*: the owner's tag;
                         ///< of super: its object's class's
  uint32_t index;
  PyObject *descriptor;
};

/// An entry's class and kind as one word.
LASTI_INLINE uint64_t key_of(uint32_t version, AttributeKind kind) {
  return version | static_cast<uint64_t>(kind) << 32;
}
LASTI_INLINE uint64_t key_of(const AttributeEntry &entry) {
  return key_of(entry.version, entry.kind); // one load
}

struct AttributeCache {
  static constexpr int size = 4;
  static constexpr uint32_t most_fills = 256; ///< after that, an unknown class costs no more than without
  AttributeEntry entry[size];
  uint32_t fills;
};

/// The first or the second entry, if it is for the class of an object and of this kind; else null. A
/// comparison and a jump each: by version, and then by kind, Clang selects an address first.
LASTI_INLINE const AttributeEntry *front_entry(const AttributeCache &cache, PyObject *owner,
                                               AttributeKind kind) {
  const uint64_t key = key_of(Py_TYPE(owner)->tp_version_tag, kind);
  if (key_of(cache.entry[0]) == key) [[likely]]
    return &cache.entry[0];
  return key_of(cache.entry[1]) == key ? &cache.entry[1] : nullptr;
}

/// The same of the first entry.
LASTI_INLINE const AttributeEntry *first_entry(const AttributeCache &cache, PyObject *owner,
                                               AttributeKind kind) {
  const uint64_t key = key_of(Py_TYPE(owner)->tp_version_tag, kind);
  return key_of(cache.entry[0]) == key ? &cache.entry[0] : nullptr;
}

/// The entry for the class of an object, null if there is none. Its kind may be `none`.
LASTI_INLINE const AttributeEntry *find_entry(const AttributeCache &cache, PyObject *owner) {
  const uint32_t version = Py_TYPE(owner)->tp_version_tag;
#pragma clang loop unroll(full)
  for (const AttributeEntry &entry : cache.entry)
    if (entry.version == version) [[likely]]
      return &entry;
  return nullptr;
}

/// Return new references, null with an exception set; write new references and return false with an
/// exception set. They go through the other entries, else do it in general and remember how.
PyObject *load_attribute_slow(PyObject *owner, PyObject *name, AttributeCache &cache);
bool load_method_slow(PyObject *owner, PyObject *name, AttributeCache &cache, PyObject *&method,
                      PyObject *&self);
bool store_attribute_slow(PyObject *owner, PyObject *name, AttributeCache &cache, PyObject *value);

/// A slot of an instance, `offset` bytes from its start.
inline PyObject *&slot_at(PyObject *owner, uint32_t offset) {
  return *reinterpret_cast<PyObject **>(reinterpret_cast<char *>(owner) + offset);
}

} // namespace lasti::runtime
