#include "containers/lookup.h"

#include "values/number.h"

namespace lasti::runtime {

namespace {

constexpr int perturb_shift = 5;

Py_ssize_t index_at(const PyDictKeysObject *keys, size_t slot) {
  const void *indices = keys->dk_indices;
  const unsigned bits = keys->dk_log2_size;
  return bits < 8    ? static_cast<const int8_t *>(indices)[slot]
         : bits < 16 ? static_cast<const int16_t *>(indices)[slot]
         : bits < 32 ? static_cast<const int32_t *>(indices)[slot]
                     : static_cast<const int64_t *>(indices)[slot];
}

} // namespace

PlainKey plain_key(int64_t value) {
  constexpr int64_t modulus = (int64_t{1} << 61) - 1; // _PyHASH_MODULUS
  const Py_hash_t hash = value % modulus;
  return {nullptr, value, hash == -1 ? -2 : hash};
}

bool to_plain_key(PyObject *object, PlainKey &key) {
  if (PyUnicode_CheckExact(object)) {
    key = {object, 0, PyObject_Hash(object)};
    return true;
  }
  if (!PyLong_CheckExact(object) || !is_medium(object))
    return false;
  key = plain_key(medium_value(object));
  return true;
}

Lookup is_key(PyObject *object, const PlainKey &key) {
  if (object == key.text)
    return Lookup::Found;
  const auto found = [](bool is) { return is ? Lookup::Found : Lookup::Absent; };
  if (PyUnicode_CheckExact(object))
    return found(key.text && PyUnicode_GET_LENGTH(object) == PyUnicode_GET_LENGTH(key.text) &&
                 _PyUnicode_EQ(object, key.text));
  if (PyLong_CheckExact(object))
    return found(!key.text && is_medium(object) && medium_value(object) == key.integer);
  return object == Py_None ? Lookup::Absent : Lookup::Unknown;
}

Lookup find_in_dict(PyObject *dictionary, const PlainKey &key, PyObject *&found, PyObject *&value) {
  auto *of = reinterpret_cast<PyDictObject *>(dictionary);
  PyDictKeysObject *keys = of->ma_keys;
  const bool is_text = DK_IS_UNICODE(keys);
  if (is_text && !key.text)
    return Lookup::Absent;
  const size_t mask = (size_t{1} << keys->dk_log2_size) - 1;
  auto perturb = static_cast<size_t>(key.hash);
  for (size_t slot = perturb & mask;; perturb >>= perturb_shift, slot = (slot * 5 + perturb + 1) & mask) {
    const Py_ssize_t index = index_at(keys, slot);
    if (index == DKIX_EMPTY)
      return Lookup::Absent;
    if (index < 0)
      continue;
    found = is_text ? DK_UNICODE_ENTRIES(keys)[index].me_key : DK_ENTRIES(keys)[index].me_key;
    const Py_hash_t hash =
        is_text ? reinterpret_cast<PyASCIIObject *>(found)->hash : DK_ENTRIES(keys)[index].me_hash;
    if (hash != key.hash)
      continue;
    const Lookup same = is_key(found, key);
    if (same == Lookup::Absent)
      continue;
    value = of->ma_values ? of->ma_values->values[index]
            : is_text     ? DK_UNICODE_ENTRIES(keys)[index].me_value
                          : DK_ENTRIES(keys)[index].me_value;
    return same == Lookup::Found && !value ? Lookup::Absent : same;
  }
}

Lookup find_in_set(PyObject *object, const PlainKey &key) {
  constexpr size_t linear_probes = 9;
  const auto *set = reinterpret_cast<const PySetObject *>(object);
  const auto mask = static_cast<size_t>(set->mask);
  auto perturb = static_cast<size_t>(key.hash);
  for (size_t slot = perturb & mask;; perturb >>= perturb_shift, slot = (slot * 5 + 1 + perturb) & mask) {
    const size_t last = slot + linear_probes <= mask ? slot + linear_probes : slot;
    for (size_t at = slot; at <= last; ++at) {
      const setentry &entry = set->table[at];
      if (!entry.key && entry.hash == 0)
        return Lookup::Absent;
      if (entry.hash != key.hash) // that of a key that was taken out is -1
        continue;
      if (const Lookup same = is_key(entry.key, key); same != Lookup::Absent)
        return same;
    }
  }
}

} // namespace lasti::runtime
