#pragma once

// Keys of dicts and sets looked up where no Python code can run: str and int, beside which only str and int
// come to be compared (dictobject.c, lookdict; setobject.c, set_lookkey).

#include "containers/dict.h"

namespace lasti::runtime {

/// Found by its address; absent; or unknown: another kind of key has the same hash, and would be asked.
enum class Lookup : uint8_t { Absent, Found, Unknown };

/// A str or an int of a word that is looked up.
struct PlainKey {
  PyObject *text; ///< null: an int
  int64_t integer;
  Py_hash_t hash;
};
/// Returns false for an object that is neither.
bool to_plain_key(PyObject *object, PlainKey &key);
/// hash() of an int.
PlainKey plain_key(int64_t value);

/// In a dict: the key as it stands there, and its value, borrowed.
Lookup find_in_dict(PyObject *dictionary, const PlainKey &key, PyObject *&found, PyObject *&value);
/// In a set or frozenset.
Lookup find_in_set(PyObject *set, const PlainKey &key);

/// Whether an object is just this key. Unknown: that would have to be asked.
Lookup is_key(PyObject *object, const PlainKey &key);

} // namespace lasti::runtime
