#include "containers/set.h"

#include "values/number.h"

namespace lasti::runtime {

namespace {

// Whether the key of an entry with the same hash is the one looked for: 1 equal, 0 not, -1 not known here.

struct SameInt {
  PyObject *key;

  int operator()(PyObject *entry) const {
    if (entry == key)
      return 1;
    return is_int(entry) && is_compact(entry) ? compact_value(entry) == compact_value(key) : -1;
  }
};

struct SameText {
  PyObject *key;

  int operator()(PyObject *entry) const {
    if (entry == key)
      return 1;
    return is_str(entry) ? _PyUnicode_EQ(entry, key) : -1;
  }
};

constexpr int undecided = 2;

// One entry: as find_in_set, or `undecided`.
template <typename Same>
LASTI_INLINE int look_at(const setentry &entry, Py_hash_t hash, Same same) {
  if (entry.hash == hash) {
    if (!entry.key) // unused, its hash is 0
      return 0;
    int found = same(entry.key);
    return found != 0 ? found : undecided;
  }
  return entry.hash == 0 && !entry.key ? 0 : undecided;
}

// The entries that linear probing looks at.
constexpr size_t linear_probes = 9;

// The same for so many in a row. In a set that was emptied and filled again most entries are deleted ones,
// and all of them are passed: unrolled, that takes two comparisons each.
template <typename Same>
LASTI_INLINE int look_at_row(const setentry *entries, Py_hash_t hash, Same same) {
#pragma GCC unroll 10
  for (size_t i = 0; i <= linear_probes; ++i)
    if (int found = look_at(entries[i], hash, same); found != undecided)
      return found;
  return undecided;
}

// The probing sequence of setobject.c, set_lookkey.
template <typename Same>
LASTI_INLINE int probe(PyObject *set, Py_hash_t hash, Same same) {
  constexpr int perturb_shift = 5;
  auto *object = reinterpret_cast<PySetObject *>(set);
  size_t mask = static_cast<size_t>(object->mask);
  size_t perturb = static_cast<size_t>(hash);
  for (size_t position = perturb & mask;;) {
    const setentry *entry = &object->table[position];
    int found =
        position + linear_probes <= mask ? look_at_row(entry, hash, same) : look_at(*entry, hash, same);
    if (found != undecided)
      return found;
    perturb >>= perturb_shift;
    position = (position * 5 + 1 + perturb) & mask;
  }
}

// Apart from the ints, which need no call and so no registers kept.
[[gnu::noinline]] int find_text(PyObject *set, PyObject *key) {
  Py_hash_t hash = reinterpret_cast<PyASCIIObject *>(key)->hash;
  return hash == -1 ? -1 : probe(set, hash, SameText{key});
}

} // namespace

int find_in_set(PyObject *set, PyObject *key) {
  if (is_int(key) && is_compact(key)) {
    Py_hash_t value = compact_value(key); // the hash, but for -1, which has that of -2
    return probe(set, value == -1 ? -2 : value, SameInt{key});
  }
  return is_str(key) ? find_text(set, key) : -1;
}

} // namespace lasti::runtime
