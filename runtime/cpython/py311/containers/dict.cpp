#include "containers/dict.h"

// Absent where the interpreter does not export it: then the address is null.
extern "C" __attribute__((weak)) uint32_t _PyDictKeys_GetVersionForCurrentState(PyDictKeysObject *keys);

namespace lasti::runtime {

// Where several native modules share an interpreter, each starts at a number of its own.
uint64_t dict_version = uint64_t{1} << 63 | (reinterpret_cast<uint64_t>(&dict_version) >> 12 & 0x7FFFFFF)
                                                << 36;

static Py_ssize_t index_at(PyDictKeysObject *keys, size_t position) {
  int log2_size = keys->dk_log2_size;
  if (log2_size < 8)
    return reinterpret_cast<int8_t *>(keys->dk_indices)[position];
  if (log2_size < 16)
    return reinterpret_cast<int16_t *>(keys->dk_indices)[position];
  if (log2_size < 32)
    return reinterpret_cast<int32_t *>(keys->dk_indices)[position];
  return reinterpret_cast<int64_t *>(keys->dk_indices)[position];
}

// The probing sequence of dictobject.c, unicodekeys_lookup_unicode.
Py_ssize_t find_key(PyDictKeysObject *keys, PyObject *name) {
  if (!DK_IS_UNICODE(keys))
    return -2;
  constexpr int perturb_shift = 5;
  Py_hash_t hash = reinterpret_cast<PyASCIIObject *>(name)->hash;
  if (hash == -1 && (hash = PyObject_Hash(name)) == -1) {
    PyErr_Clear();
    return -2;
  }
  const PyDictUnicodeEntry *entries = DK_UNICODE_ENTRIES(keys);
  size_t mask = static_cast<size_t>(DK_SIZE(keys)) - 1;
  size_t perturb = static_cast<size_t>(hash);
  for (size_t position = perturb & mask;;) {
    Py_ssize_t index = index_at(keys, position);
    if (index == DKIX_EMPTY)
      return absent;
    if (index >= 0) {
      PyObject *key = entries[index].me_key;
      if (key == name)
        return index;
      if (key && reinterpret_cast<PyASCIIObject *>(key)->hash == hash && _PyUnicode_EQ(key, name))
        return index;
    }
    perturb >>= perturb_shift;
    position = (position * 5 + perturb + 1) & mask;
  }
}

// Several native modules may be loaded into one interpreter, each with a runtime of its own: the first
// lends its counter to the others, through the interpreter's dict.
// Null where there is no memory for that; no exception is set.
static uint32_t *shared_counter() {
  static uint32_t own = 0xFFFFFFFFu;
  constexpr const char *name = "lasti.keys_version";
  PyObject *interpreter = PyInterpreterState_GetDict(PyInterpreterState_Get());
  PyObject *key = interpreter ? PyUnicode_FromString(name) : nullptr;
  PyObject *mine = key ? PyCapsule_New(&own, name, nullptr) : nullptr;
  PyObject *capsule = mine ? PyDict_SetDefault(interpreter, key, mine) : nullptr; // borrowed
  auto *counter = capsule ? static_cast<uint32_t *>(PyCapsule_GetPointer(capsule, name)) : nullptr;
  Py_XDECREF(mine);
  Py_XDECREF(key);
  if (!counter)
    PyErr_Clear();
  return counter;
}

static uint32_t own_version() {
  static uint32_t *counter;
  if (!counter)
    counter = shared_counter();
  constexpr uint32_t last_version = 0x80000000u;
  return counter && *counter > last_version ? (*counter)-- : 0;
}

uint32_t keys_version(PyDictKeysObject *keys) {
  if (keys->dk_version)
    return keys->dk_version;
  if (_PyDictKeys_GetVersionForCurrentState)
    return _PyDictKeys_GetVersionForCurrentState(keys);
  return keys->dk_version = own_version();
}

PyObject *find_text_key(PyObject *dictionary, PyObject *key) {
  PyDictKeysObject *keys = keys_of(dictionary);
  if (!is_plain(keys) || reinterpret_cast<PyASCIIObject *>(key)->hash == -1)
    return nullptr;
  const Py_ssize_t index = find_key(keys, key);
  return index >= 0 ? *entry_value(keys, index) : nullptr;
}

} // namespace lasti::runtime
