#include "words/dicts.h"

#include "containers/lookup.h"
#include "words/callees.h"
#include "words/exits.h"

namespace lasti::runtime::words {

namespace {

bool to_key(PyObject *object, PlainKey &key) {
  return object && to_plain_key(object, key);
}
bool to_key(int64_t value, PlainKey &key) {
  key = plain_key(value);
  return true;
}

template <class Key>
Lookup look_up(PyObject *dict, Key key, PyObject *&found, PyObject *&value) {
  PlainKey plain;
  return is_dict(dict) && to_key(key, plain) ? find_in_dict(dict, plain, found, value) : Lookup::Unknown;
}

template <class Key>
bool get(PyObject *dict, Key key, PyObject *otherwise, PyObject *&result) {
  PyObject *found;
  const Lookup lookup = look_up(dict, key, found, result);
  if (lookup == Lookup::Absent)
    result = otherwise;
  return lookup != Lookup::Unknown && result;
}

PyObject *new_key(PyObject *object) {
  return Py_NewRef(object);
}
PyObject *new_key(int64_t value) {
  return new_int(value);
}

template <class Key>
bool set(PyObject *function, PyObject *dict, Key key, PyObject *value) {
  if (dict == globals_of(as_function(function)) || dict == builtins_of(as_function(function)))
    return false;
  PyObject *found, *old;
  const Lookup lookup = look_up(dict, key, found, old);
  if (lookup == Lookup::Unknown || (lookup == Lookup::Found && !is_silent(old)))
    return false;
  PyObject *object = lookup == Lookup::Found ? Py_NewRef(found) : new_key(key);
  const bool is_set = object && PyDict_SetItem(dict, object, value) == 0;
  Py_XDECREF(object);
  if (!is_set)
    return forget_error();
  Py_DECREF(value);
  return true;
}

Lookup find_in_sequence(PyObject *sequence, const PlainKey &key) {
  PyObject **items = PySequence_Fast_ITEMS(sequence);
  for (Py_ssize_t i = 0; i < Py_SIZE(sequence); ++i)
    if (const Lookup same = is_key(items[i], key); same != Lookup::Absent)
      return same;
  return Lookup::Absent;
}

bool is_part(PyObject *text, PyObject *part, bool &result) {
  const int truth = PyUnicode_Contains(text, part);
  result = truth == 1;
  return truth >= 0 || forget_error();
}

template <class Key>
bool is_in(PyObject *container, Key key, bool &result) {
  PlainKey plain;
  if (!container || !to_key(key, plain))
    return false;
  Lookup lookup = Lookup::Unknown;
  PyObject *found, *value;
  if (PyDict_CheckExact(container))
    lookup = find_in_dict(container, plain, found, value);
  else if (PyAnySet_CheckExact(container))
    lookup = find_in_set(container, plain);
  else if (PyList_CheckExact(container) || PyTuple_CheckExact(container))
    lookup = find_in_sequence(container, plain);
  else if (PyUnicode_CheckExact(container) && plain.text)
    return is_part(container, plain.text, result);
  result = lookup == Lookup::Found;
  return lookup != Lookup::Unknown;
}

} // namespace

bool dict_item(PyObject *dict, PyObject *key, PyObject *&result) {
  return get(dict, key, nullptr, result);
}
bool dict_item(PyObject *dict, int64_t key, PyObject *&result) {
  return get(dict, key, nullptr, result);
}
bool dict_get(PyObject *dict, PyObject *key, PyObject *otherwise, PyObject *&result) {
  return get(dict, key, otherwise, result);
}
bool dict_get(PyObject *dict, int64_t key, PyObject *otherwise, PyObject *&result) {
  return get(dict, key, otherwise, result);
}
PyObject *dict_get_method() {
  return PyDict_GetItemString(PyDict_Type.tp_dict, "get");
}
bool set_dict_item(PyObject *function, PyObject *dict, PyObject *key, PyObject *value) {
  return set(function, dict, key, value);
}
bool set_dict_item(PyObject *function, PyObject *dict, int64_t key, PyObject *value) {
  return set(function, dict, key, value);
}
bool contains(PyObject *container, PyObject *key, bool &result) {
  return is_in(container, key, result);
}
bool contains(PyObject *container, int64_t key, bool &result) {
  return is_in(container, key, result);
}

} // namespace lasti::runtime::words
