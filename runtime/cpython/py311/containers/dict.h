#pragma once

// The layout of CPython 3.11's dict keys: where a key stands, and the version that guards it.
//
// dictobject.c sets dk_version to 0 at every change of the keys (never at a change of a value), and
// its specialiser fills it in with a number that no other keys have had. We do the same; where the
// numbering function is not exported (a module in the stock interpreter), with numbers of our own
// from the top of the range, which the interpreter's count from 1 does not reach.

#include "cpython/inline.h"
#include "cpython/python.h"

#include <cstddef>
#include <cstdint>

namespace lasti::runtime {

/// Where a key stands in its keys; absent if there is none.
inline constexpr Py_ssize_t absent = -1;

/// Takes keys and a str with its hash computed. Returns the index of the key's entry, `absent`, or -2
/// where the keys are not all str, so that finding out could run Python code.
Py_ssize_t find_key(PyDictKeysObject *keys, PyObject *name);

/// Returns 1 or 0 for a key in a dict whose hash is known, -1 with an exception set.
inline int contains_with_hash(PyObject *dictionary, PyObject *key, Py_hash_t hash) {
  return _PyDict_Contains_KnownHash(dictionary, key, hash);
}

/// Returns the version of the keys as they are now, 0 if there is none to be had.
uint32_t keys_version(PyDictKeysObject *keys);

/// Returns the version that the keys have, 0 if nobody has asked for one since they changed.
LASTI_INLINE uint32_t present_version(const PyDictKeysObject *keys) {
  return keys->dk_version;
}

/// Returns whether the values lie elsewhere: in an instance.
LASTI_INLINE bool is_split(const PyDictKeysObject *keys) {
  return keys->dk_kind == DICT_KEYS_SPLIT;
}

/// Returns whether all keys are str and the values lie beside them.
LASTI_INLINE bool is_plain(const PyDictKeysObject *keys) {
  return keys->dk_kind == DICT_KEYS_UNICODE;
}

/// Returns the address of the value of entry `index`, of keys which are all str.
inline PyObject **entry_value(PyDictKeysObject *keys, Py_ssize_t index) {
  return &DK_UNICODE_ENTRIES(keys)[index].me_value;
}

/// Returns the same as a distance in bytes from the keys, right as long as their version stays.
inline uint32_t entry_offset(PyDictKeysObject *keys, Py_ssize_t index) {
  return static_cast<uint32_t>(reinterpret_cast<char *>(entry_value(keys, index)) -
                               reinterpret_cast<char *>(keys));
}

inline PyObject *&value_at(PyDictKeysObject *keys, uint32_t offset) {
  return *reinterpret_cast<PyObject **>(reinterpret_cast<char *>(keys) + offset);
}

/// The next number for ma_version_tag (PEP 509), which tells a dict that somebody has looked at that it
/// has changed. The interpreter counts up from 1, we in the upper half of the range.
extern uint64_t dict_version;

inline void mark_changed(PyObject *dictionary) {
  reinterpret_cast<PyDictObject *>(dictionary)->ma_version_tag = ++dict_version;
}

LASTI_INLINE PyDictKeysObject *keys_of(PyObject *dictionary) {
  return reinterpret_cast<PyDictObject *>(dictionary)->ma_keys;
}

/// Returns the address of the value of a name that is expected at entry `index`; null if it is not there.
inline PyObject **expected_value(PyObject *dictionary, PyObject *name, uint32_t index) {
  PyDictKeysObject *keys = keys_of(dictionary);
  if (!DK_IS_UNICODE(keys) || index >= static_cast<size_t>(keys->dk_nentries) ||
      DK_UNICODE_ENTRIES(keys)[index].me_key != name)
    return nullptr;
  PyDictValues *values = reinterpret_cast<PyDictObject *>(dictionary)->ma_values;
  return values ? &values->values[index] : entry_value(keys, index);
}

/// Returns the value of a str in a dict whose keys are all str, borrowed; null if there is none, or if to
/// find out could run Python code.
PyObject *find_text_key(PyObject *dictionary, PyObject *key);

} // namespace lasti::runtime
