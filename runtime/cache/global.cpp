#include "cache/global.h"

#include "cpython/errors.h"
#include "cpython/namespace.h"

namespace lasti::runtime {

// Looks into two dicts which are exactly dict. Writes a borrowed reference, null if it is not there;
// false with an exception set.
static bool find(PyObject *globals, PyObject *builtins, PyObject *name, PyObject *&value) {
  value = PyDict_GetItemWithError(globals, name);
  if (!value && !PyErr_Occurred())
    value = PyDict_GetItemWithError(builtins, name);
  return value || !PyErr_Occurred();
}

// Much code runs once: to find out where the name is then is in vain. And a name that comes and goes is
// looked up each time.
static bool is_worth_filling(GlobalCache &cache) {
  constexpr uint32_t too_many = 64;
  return cache.misses < too_many && cache.misses++ > 0;
}

void learn_global(PyObject *globals, PyObject *builtins, PyObject *name, GlobalCache &cache) {
  if (!PyDict_CheckExact(globals) || !PyDict_CheckExact(builtins) || !is_worth_filling(cache))
    return;
  PyDictKeysObject *keys = keys_of(globals);
  if (is_split(keys) || is_split(keys_of(builtins)))
    return; // the dict of an instance: its values lie elsewhere
  Py_ssize_t index = find_key(keys, name);
  uint32_t version = index >= absent ? keys_version(keys) : 0;
  if (!version)
    return;
  if (index >= 0) {
    cache = {version, 0, entry_offset(keys, index), cache.misses};
    return;
  }
  keys = keys_of(builtins);
  index = find_key(keys, name);
  uint32_t builtins_version = index >= 0 ? keys_version(keys) : 0;
  if (builtins_version)
    cache = {version, builtins_version, entry_offset(keys, index), cache.misses};
}

PyObject *load_global_slow(_PyInterpreterFrame *frame, PyObject *name, GlobalCache &cache) {
  PyObject *globals = globals_of(frame);
  PyObject *builtins = builtins_of(frame);
  PyObject *value;
  if (PyDict_CheckExact(globals) && PyDict_CheckExact(builtins)) {
    if (!find(globals, builtins, name, value))
      return nullptr;
    if (value) {
      learn_global(globals, builtins, name, cache);
      return Py_NewRef(value);
    }
  } else {
    if (look_up(globals, name, value) < 0 || value)
      return value;
    if (look_up(builtins, name, value) < 0 || value)
      return value;
  }
  undefined_name(name);
  return nullptr;
}

bool store_global_slow(PyObject *globals, PyObject *name, GlobalCache &cache, PyObject *value) {
  if (PyDict_SetItem(globals, name, value) != 0)
    return false;
  PyDictKeysObject *keys = keys_of(globals);
  if (!PyDict_CheckExact(globals) || !is_plain(keys) || !is_worth_filling(cache))
    return true;
  Py_ssize_t index = find_key(keys, name);
  uint32_t version = index >= 0 ? keys_version(keys) : 0;
  if (version)
    cache = {version, 0, entry_offset(keys, index), cache.misses};
  return true;
}

} // namespace lasti::runtime
