#include "cpython/py311/set.h"

#include "cpython/py311/number.h"

namespace lasti::runtime {

// Two keys with the same hash: 1 equal, 0 not, -1 not known here.
static int same_key(PyObject *entry, PyObject *key) {
  if (entry == key)
    return 1;
  if (Py_TYPE(entry) != Py_TYPE(key))
    return -1;
  if (is_int(key)) // the hash of an int of one digit is its value, but for -1, which has that of -2
    return is_compact(entry) ? compact_value(entry) == compact_value(key) : -1;
  return is_str(key) ? _PyUnicode_EQ(entry, key) : -1;
}

static Py_hash_t hash_of(PyObject *key) {
  if (is_str(key))
    return reinterpret_cast<PyASCIIObject *>(key)->hash;
  if (!is_int(key) || !is_compact(key))
    return -1;
  Py_hash_t value = compact_value(key);
  return value == -1 ? -2 : value;
}

// The probing sequence of setobject.c, set_lookkey.
int find_in_set(PyObject *set, PyObject *key) {
  constexpr size_t linear_probes = 9;
  constexpr int perturb_shift = 5;
  Py_hash_t hash = hash_of(key);
  if (hash == -1)
    return -1;
  auto *object = reinterpret_cast<PySetObject *>(set);
  size_t mask = static_cast<size_t>(object->mask);
  size_t perturb = static_cast<size_t>(hash);
  for (size_t position = perturb & mask;;) {
    const setentry *entry = &object->table[position];
    size_t probes = position + linear_probes <= mask ? linear_probes : 0;
    for (const setentry *last = entry + probes; entry <= last; ++entry) {
      if (!entry->key && entry->hash == 0)
        return 0;
      if (entry->hash != hash)
        continue;
      int same = same_key(entry->key, key);
      if (same != 0)
        return same;
    }
    perturb >>= perturb_shift;
    position = (position * 5 + 1 + perturb) & mask;
  }
}

} // namespace lasti::runtime
