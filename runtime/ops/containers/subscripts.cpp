#include "ops/containers/subscripts.h"

#include "containers/iterators.h"
#include "containers/list.h"
#include "values/text.h"
#include "containers/tuple.h"
#include "special/containers.h"
#include "special/method.h"

#include <algorithm>

namespace lasti::runtime {

static PyObject *get_from_dict(PyObject *dictionary, PyObject *key) {
  const Py_hash_t hash = hash_of_key(key);
  if (hash == -1)
    return nullptr;
  PyObject *value = _PyDict_GetItem_KnownHash(dictionary, key, hash);
  if (value)
    return Py_NewRef(value);
  if (!PyErr_Occurred())
    _PyErr_SetKeyError(key);
  return nullptr;
}

// dict_ass_sub
LASTI_INLINE static bool set_in_dict(PyObject *dictionary, PyObject *key, PyObject *value) {
  if (value && PyUnicode_CheckExact(key))
    return PyDict_SetItem(dictionary, key, value) == 0;
  const Py_hash_t hash = hash_of_key(key);
  if (hash == -1)
    return false;
  return (value ? _PyDict_SetItem_KnownHash(dictionary, key, value, hash)
                : _PyDict_DelItem_KnownHash(dictionary, key, hash)) == 0;
}

// One character, which libpython has ready where it is of ASCII.
static PyObject *character_at(PyObject *text, Py_ssize_t at) {
  constexpr Py_UCS4 ascii_size = 128;
  Py_UCS4 character = PyUnicode_READ_CHAR(text, at);
  if (character < ascii_size)
    return Py_NewRef(ascii_character(character));
  return PyUnicode_Type.tp_as_sequence->sq_item(text, at);
}

// A bound of a slice without a step, for a sequence of this length (PySlice_AdjustIndices). False: it is
// neither None nor an int of one digit.
static bool adjust_bound(PyObject *bound, Py_ssize_t length, Py_ssize_t &at) {
  if (bound == Py_None)
    return true;
  if (!is_int(bound) || !is_compact(bound))
    return false;
  at = std::clamp<Py_ssize_t>(position(bound, length), 0, length);
  return true;
}

// A run of a list, tuple or str. Null without an exception: it is another kind of slice or of sequence.
static PyObject *get_slice(PyObject *sequence, PyObject *key) {
  auto *slice = reinterpret_cast<PySliceObject *>(key);
  PyTypeObject *type = Py_TYPE(sequence);
  bool is_text = type == &PyUnicode_Type && PyUnicode_IS_READY(sequence);
  if (slice->step != Py_None || (type != &PyList_Type && type != &PyTuple_Type && !is_text))
    return nullptr;
  Py_ssize_t length = is_text ? PyUnicode_GET_LENGTH(sequence) : Py_SIZE(sequence);
  Py_ssize_t start = 0;
  Py_ssize_t stop = length;
  if (!adjust_bound(slice->start, length, start) || !adjust_bound(slice->stop, length, stop))
    return nullptr;
  if (is_text)
    return PyUnicode_Substring(sequence, start, std::max(start, stop));
  PyThreadState *thread = _PyThreadState_GET();
  if (type == &PyTuple_Type)
    return slice_tuple(thread, sequence, start, stop);
  return shared_list(thread, reinterpret_cast<PyListObject *>(sequence)->ob_item + start,
                     stop > start ? static_cast<size_t>(stop - start) : 0);
}

PyObject *get_item_slow(PyObject *container, PyObject *key) {
  PyTypeObject *type = Py_TYPE(container);
  if (type == &PyDict_Type)
    return get_from_dict(container, key);
  if (type == &PyList_Type && is_int(key) && is_compact(key)) { // a negative one: from the end
    Py_ssize_t at = position(key, PyList_GET_SIZE(container));
    if (static_cast<size_t>(at) < static_cast<size_t>(PyList_GET_SIZE(container)))
      return Py_NewRef(PyList_GET_ITEM(container, at));
  }
  if (type == &PyUnicode_Type && is_int(key) && is_compact(key) && PyUnicode_IS_READY(container)) {
    Py_ssize_t length = PyUnicode_GET_LENGTH(container);
    Py_ssize_t at = position(key, length);
    if (static_cast<size_t>(at) < static_cast<size_t>(length))
      return character_at(container, at);
  }
  if (may_be_special(container)) {
    if (PyObject * item; get_special_item(container, key, item))
      return item; // as BINARY_SUBSCR_GETITEM
  } else if (PySlice_Check(key)) {
    if (PyObject *run = get_slice(container, key); run || PyErr_Occurred())
      return run;
  }
  return PyObject_GetItem(container, key);
}

bool set_item_slow(PyObject *container, PyObject *key, PyObject *value) {
  if (PyDict_CheckExact(container))
    return set_in_dict(container, key, value);
  if (int result; may_be_special(container) && set_special_item(container, key, value, result))
    return result == 0;
  return (value ? PyObject_SetItem(container, key, value) : PyObject_DelItem(container, key)) == 0;
}

} // namespace lasti::runtime
