#pragma once

// The inline cache of LOAD_GLOBAL and STORE_GLOBAL, and of LOAD_NAME and STORE_NAME in a module's body.
//
// It remembers where the name's value lies: as a distance from the keys of the globals, or from those
// of the builtins if the globals do not have it. The versions of both keys guard it: a version belongs
// to one set of keys for ever, and a dict that gains or loses a key gets none. The values themselves are
// read anew each time.

#include "frame/operand.h"
#include "containers/dict.h"
#include "python/frame.h"

namespace lasti::runtime {

struct GlobalCache {
  uint32_t globals_version;  ///< 0: nothing is known yet
  uint32_t builtins_version; ///< 0: the value lies in the globals
  uint32_t offset;           ///< of the value, from the keys that have it
  uint32_t misses;
};

/// Looks the name up as LOAD_GLOBAL does and fills the cache. Returns a new reference; null with a
/// NameError or other exception set.
PyObject *load_global_slow(_PyInterpreterFrame *frame, PyObject *name, GlobalCache &cache);

/// Fills the cache if a name has been looked up in vain before, and lies in one of the dicts.
void learn_global(PyObject *globals, PyObject *builtins, PyObject *name, GlobalCache &cache);

/// The value of the name where it was last, borrowed; null if it has to be looked up.
LASTI_INLINE PyObject *find_cached_global(PyObject *globals, PyObject *builtins, const GlobalCache &cache) {
  PyDictKeysObject *keys = keys_of(globals);
  if (!PyDict_CheckExact(globals) || present_version(keys) != cache.globals_version || !cache.globals_version)
      [[unlikely]]
    return nullptr;
  if (cache.builtins_version) {
    keys = keys_of(builtins);
    if (!PyDict_CheckExact(builtins) || present_version(keys) != cache.builtins_version) [[unlikely]]
      return nullptr;
  }
  return value_at(keys, cache.offset);
}

LASTI_INLINE Owned load_cached_global(_PyInterpreterFrame *frame, PyObject *name, GlobalCache &cache) {
  if (PyObject *value = find_cached_global(globals_of(frame), builtins_of(frame), cache)) [[likely]]
    return Owned(Borrowed{value});
  return Owned(load_global_slow(frame, name, cache));
}

/// Stores into the globals, `name` being bound there already or not, and fills the cache. False with an
/// exception set.
bool store_global_slow(PyObject *globals, PyObject *name, GlobalCache &cache, PyObject *value);

/// Stores a name into the globals: in its place, while the keys are what they were.
LASTI_INLINE bool store_cached_global(PyObject *globals, PyObject *name, GlobalCache &cache,
                                      Operand auto value) {
  PyDictKeysObject *keys = keys_of(globals);
  if (present_version(keys) == cache.globals_version && cache.globals_version && PyDict_CheckExact(globals) &&
      _PyObject_GC_IS_TRACKED(globals)) [[likely]] {
    PyObject *&place = value_at(keys, cache.offset);
    PyObject *old = place;
    place = Owned(std::move(value)).release();
    mark_changed(globals);
    drop_reference(old);
    return true;
  }
  bool done = store_global_slow(globals, name, cache, object_of(value));
  drop_in_order(value);
  return done;
}

} // namespace lasti::runtime
