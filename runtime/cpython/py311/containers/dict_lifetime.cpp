#include "containers/dict_lifetime.h"

#include "containers/dict.h"
#include "memory/nested_end.h"
#include "values/number.h"
#include "values/text.h"
#include "python/refcount.h"

#include <internal/pycore_gc.h>
#include <internal/pycore_interp.h>
#include <internal/pycore_object.h>
#include <internal/pycore_pymem.h>

#include <bit>
#include <cstring>

// Absent where the interpreter does not export it: then the address is null.
extern "C" __attribute__((weak)) PyObject *_PyDict_FromItems(PyObject *const *keys, Py_ssize_t keys_offset,
                                                             PyObject *const *values,
                                                             Py_ssize_t values_offset, Py_ssize_t length);

namespace lasti::runtime {

namespace {

constexpr int smallest_log2 = 3; // PyDict_LOG_MINSIZE
constexpr int largest_log2 = 7;  // of tables with one byte a slot

// USABLE_FRACTION
constexpr size_t entries_of(int log2_size) {
  return (size_t{2} << log2_size) / 3;
}
constexpr size_t most_items = entries_of(largest_log2) - 1;

// The size of a table for so many items (estimate_log2_keysize), which are at most most_items.
LASTI_INLINE int log2_for(size_t count) {
  if (count <= entries_of(smallest_log2)) [[likely]]
    return smallest_log2;
  constexpr size_t smallest = size_t{1} << smallest_log2;
  return std::bit_width((((count * 3 + 1) / 2 | smallest) - 1) | (smallest - 1));
}

// Py_EMPTY_KEYS, which all empty dicts share: as the first one here has them.
PyDictKeysObject *empty_keys;

[[gnu::noinline]] PyObject *new_dict_slow() {
  PyObject *dictionary = PyDict_New();
  if (dictionary)
    empty_keys = keys_of(dictionary);
  return dictionary;
}

// A dict with these keys, in memory of which there is some at hand.
LASTI_INLINE PyObject *take_free(_Py_dict_state &state, PyDictKeysObject *keys, Py_ssize_t used) {
  PyDictObject *dictionary = state.free_list[--state.numfree];
  Py_SET_REFCNT(dictionary, 1);
  dictionary->ma_keys = keys;
  dictionary->ma_values = nullptr;
  dictionary->ma_used = used;
  dictionary->ma_version_tag = ++dict_version;
  return reinterpret_cast<PyObject *>(dictionary);
}

// find_empty_slot. False: a key with the same hash has been met.
LASTI_INLINE bool enter_slot(PyDictKeysObject *keys, size_t mask, Py_hash_t hash, size_t index) {
  constexpr int perturb_shift = 5;
  auto *indices = reinterpret_cast<int8_t *>(keys->dk_indices);
  size_t perturb = static_cast<size_t>(hash);
  size_t position = perturb & mask;
  while (indices[position] >= 0) {
    if (known_hash(DK_UNICODE_ENTRIES(keys)[indices[position]].me_key) == hash)
      return false;
    perturb >>= perturb_shift;
    position = (position * 5 + perturb + 1) & mask;
  }
  indices[position] = static_cast<int8_t>(index);
  return true;
}

// The hash of an exact str; -1 of anything else.
LASTI_INLINE Py_hash_t text_hash(PyObject *key) {
  if (!is_str(key)) [[unlikely]]
    return -1;
  const Py_hash_t hash = known_hash(key);
  return hash != -1 ? hash : PyUnicode_Type.tp_hash(key);
}

// MAINTAIN_TRACKING
LASTI_INLINE bool may_be_tracked(PyObject *value) {
  return PyType_IS_GC(Py_TYPE(value)) && _PyObject_GC_MAY_BE_TRACKED(value);
}

// Memory for keys; null where there is none.
LASTI_INLINE PyDictKeysObject *take_keys(_Py_dict_state &state, int log2_size) {
  if (log2_size == smallest_log2 && state.keys_numfree > 0) [[likely]]
    return state.keys_free_list[--state.keys_numfree];
  return static_cast<PyDictKeysObject *>(PyObject_Malloc(sizeof(PyDictKeysObject) + (size_t{1} << log2_size) +
                                                         entries_of(log2_size) * sizeof(PyDictUnicodeEntry)));
}

void free_keys(_Py_dict_state &state, PyDictKeysObject *keys) {
  if (keys->dk_log2_size == smallest_log2 && state.keys_numfree < PyDict_MAXFREELIST) [[likely]]
    state.keys_free_list[state.keys_numfree++] = keys;
  else
    PyObject_Free(keys);
}

// Keys without an entry (new_keys_object).
LASTI_INLINE void clear_keys(PyDictKeysObject *keys, int log2_size) {
  const size_t slots = size_t{1} << log2_size;
  keys->dk_refcnt = 1;
  keys->dk_log2_size = keys->dk_log2_index_bytes = static_cast<uint8_t>(log2_size);
  keys->dk_kind = DICT_KEYS_UNICODE;
  keys->dk_version = 0;
  std::memset(keys->dk_indices, 0xFF, slots);
  PyDictUnicodeEntry *entries = DK_UNICODE_ENTRIES(keys);
  std::memset(entries, 0, entries_of(log2_size) * sizeof *entries);
}

// Takes the first ones of fresh keys' entries off the count again.
[[gnu::noinline]] bool give_back(const PyDictUnicodeEntry *entries, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    drop_shared(entries[i].me_key);
    drop_shared(entries[i].me_value);
  }
  return false;
}

// Fills fresh keys, and counts what they hold. False: these keys need more, and nothing is counted.
LASTI_INLINE bool fill_keys(PyDictKeysObject *keys, int log2_size, DictItems items, bool &is_tracked) {
  clear_keys(keys, log2_size);
  const size_t mask = (size_t{1} << log2_size) - 1;
  PyDictUnicodeEntry *entries = DK_UNICODE_ENTRIES(keys);
  keys->dk_nentries = static_cast<Py_ssize_t>(items.count);
  keys->dk_usable = static_cast<Py_ssize_t>(entries_of(log2_size) - items.count);
  is_tracked = false;
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < items.count; ++i, items.keys += items.step, items.values += items.step) {
    PyObject *key = *items.keys, *value = *items.values;
    const Py_hash_t hash = text_hash(key);
    if (hash == -1 || !enter_slot(keys, mask, hash, i)) [[unlikely]]
      return give_back(entries, i);
    entries[i] = {Py_NewRef(key), Py_NewRef(value)};
    is_tracked |= may_be_tracked(value);
  }
  return true;
}

void drop_keys(_Py_dict_state &state, PyDictKeysObject *keys) {
  const PyDictUnicodeEntry *entries = DK_UNICODE_ENTRIES(keys);
#pragma clang loop vectorize(disable) unroll(disable)
  for (Py_ssize_t i = 0; i < keys->dk_nentries; ++i) {
    if (entries[i].me_key)
      drop_reference(entries[i].me_key);
    if (entries[i].me_value)
      drop_reference(entries[i].me_value);
  }
  free_keys(state, keys);
}

// new_text_dict with keys of this size.
LASTI_INLINE PyObject *make_text_dict(_Py_dict_state &state, int log2_size, const DictItems &items) {
  PyDictKeysObject *keys = take_keys(state, log2_size);
  if (!keys) [[unlikely]]
    return nullptr;
  bool is_tracked;
  if (!fill_keys(keys, log2_size, items, is_tracked)) [[unlikely]] {
    free_keys(state, keys);
    return nullptr;
  }
  PyObject *dictionary = take_free(state, keys, keys->dk_nentries);
  if (is_tracked)
    _PyObject_GC_TRACK(dictionary);
  return dictionary;
}

[[gnu::noinline]] PyObject *make_larger_dict(_Py_dict_state &state, const DictItems &items) {
  return make_text_dict(state, log2_for(items.count), items);
}

} // namespace

PyObject *new_dict(PyThreadState *thread) {
  _Py_dict_state &state = thread->interp->dict_state;
  if (!empty_keys || state.numfree <= 0 || _Py_tracemalloc_config.tracing) [[unlikely]]
    return new_dict_slow();
  ++empty_keys->dk_refcnt;
  return take_free(state, empty_keys, 0);
}

PyObject *new_text_dict(PyThreadState *thread, const DictItems &items) {
  _Py_dict_state &state = thread->interp->dict_state;
  if (items.count - 1 >= most_items || state.numfree <= 0 || _Py_tracemalloc_config.tracing) [[unlikely]]
    return nullptr;
  return items.count <= entries_of(smallest_log2) ? make_text_dict(state, smallest_log2, items)
                                                  : make_larger_dict(state, items);
}

PyObject *dict_from_items(PyThreadState *thread, const DictItems &items) {
  if (PyObject *dictionary = new_text_dict(thread, items)) [[likely]]
    return dictionary;
  const auto count = static_cast<Py_ssize_t>(items.count), step = static_cast<Py_ssize_t>(items.step);
  if (_PyDict_FromItems)
    return _PyDict_FromItems(items.keys, step, items.values, step, count);
  PyObject *dictionary = _PyDict_NewPresized(count);
  for (size_t i = 0; dictionary && i < items.count; ++i)
    if (PyDict_SetItem(dictionary, items.keys[i * items.step], items.values[i * items.step]) != 0)
      Py_CLEAR(dictionary);
  return dictionary;
}

void free_dict(PyThreadState *thread, PyObject *object) {
  auto *dictionary = reinterpret_cast<PyDictObject *>(object);
  PyDictKeysObject *keys = dictionary->ma_keys;
  _Py_dict_state &state = thread->interp->dict_state;
  if (keys == empty_keys && state.numfree < PyDict_MAXFREELIST && !_PyObject_GC_IS_TRACKED(object))
      [[likely]] {
    --keys->dk_refcnt;
    state.free_list[state.numfree++] = dictionary;
    return;
  }
  if (!is_plain(keys) || keys->dk_refcnt != 1 || dictionary->ma_values || is_nested_deep(thread)) [[unlikely]]
    return PyDict_Type.tp_dealloc(object);
  if (_PyObject_GC_IS_TRACKED(object))
    _PyObject_GC_UNTRACK(object);
  {
    const NestedEnd end(thread);
    drop_keys(state, keys);
  }
  if (state.numfree < PyDict_MAXFREELIST) [[likely]]
    state.free_list[state.numfree++] = dictionary;
  else
    PyObject_GC_Del(object);
}

} // namespace lasti::runtime
