#pragma once

// Dicts and sets with keys that are str, or ints of a word, where nobody is asked whether they are equal. A
// key is the object or the int. Where a function returns false, nothing has been done: the boxed code does it
// in general.

#include "words/items.h"

namespace lasti::runtime::words {

/// dict[key], borrowed. False also where there is none.
bool dict_item(PyObject *dict, PyObject *key, PyObject *&result);
bool dict_item(PyObject *dict, int64_t key, PyObject *&result);
/// dict.get(key, otherwise), borrowed.
bool dict_get(PyObject *dict, PyObject *key, PyObject *otherwise, PyObject *&result);
bool dict_get(PyObject *dict, int64_t key, PyObject *otherwise, PyObject *&result);
/// What LOAD_METHOD finds, borrowed.
PyObject *dict_get_method();
/// dict[key] = value, over what is_silent holds for, and not in the namespaces of `function`, in which the
/// region has looked already; takes the reference to the value over if it returns true.
bool set_dict_item(PyObject *function, PyObject *dict, PyObject *key, PyObject *value);
bool set_dict_item(PyObject *function, PyObject *dict, int64_t key, PyObject *value);
/// key in container: a dict, set or frozenset, a list or tuple of str and ints, a str.
bool contains(PyObject *container, PyObject *key, bool &result);
bool contains(PyObject *container, int64_t key, bool &result);

LASTI_INLINE bool is_dict(PyObject *object) {
  return object && PyDict_CheckExact(object);
}

} // namespace lasti::runtime::words
