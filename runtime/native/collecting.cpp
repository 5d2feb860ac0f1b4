#include "native/collecting.h"

#include "containers/dict.h"
#include "containers/dict_lifetime.h"
#include "containers/tuple.h"

#include <algorithm>

namespace lasti::runtime {

namespace {

// Whether a name, an exact str, is surely none of an argument: both are interned, and compared by address.
bool is_collected(const NativeCode &native, PyObject *name) {
  PyObject *const *known = local_names(native.code);
  return PyUnicode_CHECK_INTERNED(name) &&
         std::find(known, known + native.named, name) == known + native.named;
}

// Whether each name is one that **kwargs takes.
bool are_all_collected(const NativeCode &native, PyObject *names) {
  for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(names); ++k)
    if (PyObject *name = PyTuple_GET_ITEM(names, k);
        !PyUnicode_CheckExact(name) || !is_collected(native, name))
      return false;
  return true;
}

// A dict of names and values, which it counts.
PyObject *make_dict(PyThreadState *thread, PyObject *const *values, PyObject *names) {
  PyObject *const *keys = reinterpret_cast<PyTupleObject *>(names)->ob_item;
  const size_t count = static_cast<size_t>(PyTuple_GET_SIZE(names));
  constexpr size_t most_alike = 20; // a dict of more that has grown is smaller, at some sizes
  if (PyObject *dictionary = count <= most_alike ? new_text_dict(thread, {keys, values, 1, count}) : nullptr)
      [[likely]]
    return dictionary;
  PyObject *dictionary = new_dict(thread);
  for (size_t k = 0; dictionary && k < count; ++k)
    if (PyDict_SetItem(dictionary, keys[k], values[k]) < 0) [[unlikely]]
      Py_CLEAR(dictionary);
  return dictionary;
}

// The dict for **kwargs, a new reference, which takes the values over; null, with nothing done, where there
// is no memory.
[[gnu::noinline]] PyObject *collect_keywords(PyThreadState *thread, PyObject *const *values,
                                             PyObject *names) {
  const Py_ssize_t count = names ? PyTuple_GET_SIZE(names) : 0;
  PyObject *dictionary = count ? make_dict(thread, values, names) : new_dict(thread);
  if (dictionary)
#pragma clang loop vectorize(disable) unroll(disable)
    for (Py_ssize_t k = 0; k < count; ++k)
      drop_shared(values[k]); // the dict has counted them
  return dictionary;
}

// Gives back what has been collected of a call that is to be made in general, for want of memory.
[[gnu::noinline]] bool give_back(const NativeCode &native, Word *locals, PyObject *const *arguments) {
  PyErr_Clear();
  if (PyObject *more = native.flags & CO_VARARGS ? object_in(locals[native.named]) : nullptr) {
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(more); ++i)
      Py_INCREF(arguments[native.named + i]);
    Py_DECREF(more);
  }
  return false;
}

LASTI_INLINE bool fill(PyThreadState *thread, const NativeCode &native, Word *locals,
                       PyObject *const *arguments, size_t count, PyObject *names) {
  const size_t named = native.named;
  const bool takes_more = native.flags & CO_VARARGS, takes_keywords = native.flags & CO_VARKEYWORDS;
  if (named != native.arguments || count < named || (count > named && !takes_more) ||
      (names && (!takes_keywords || !are_all_collected(native, names))))
    return false;
  Word *place = locals + named;
  if (takes_more && !(*place++ = word_for(new_tuple(thread, arguments + named, count - named)))) [[unlikely]]
    return give_back(native, locals, arguments);
  if (takes_keywords && !(*place++ = word_for(collect_keywords(thread, arguments + count, names))))
      [[unlikely]]
    return give_back(native, locals, arguments);
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < named; ++i)
    locals[i] = word_for(arguments[i]);
  while (place < locals + native.locals)
    *place++ = word_for(nullptr);
  return true;
}

// Whether **kwargs takes all keys of a dict.
bool are_all_keywords(const NativeCode &native, PyObject *dictionary) {
  PyDictKeysObject *keys = keys_of(dictionary);
  if (!is_plain(keys))
    return false;
  if (native.named == 0)
    return true;
  PyObject *key;
  for (Py_ssize_t at = 0; PyDict_Next(dictionary, &at, &key, nullptr);)
    if (!is_collected(native, key))
      return false;
  return true;
}

// Puts the values of a dict where its keys say, among `values`, so many as the function has arguments. False:
// one has no place, or one that is taken.
bool place_by_names(const NativeCode &native, PyObject *keywords, PyObject **values) {
  PyObject *const *known = local_names(native.code);
  const size_t first = positional_only_count(native.code);
  PyObject *key, *value;
  for (Py_ssize_t at = 0; PyDict_Next(keywords, &at, &key, &value);) {
    const auto place = static_cast<size_t>(std::find(known + first, known + native.arguments, key) - known);
    if (place == native.arguments || values[place]) // or it is not interned: the general way looks again
      return false;
    values[place] = value;
  }
  return true;
}

// Fills what is missing from the function's defaults. False: there is none.
bool place_defaults(const NativeCode &native, PyFunctionObject *function, PyObject **values) {
  PyObject *defaults = function->func_defaults;
  const size_t have = defaults ? static_cast<size_t>(PyTuple_GET_SIZE(defaults)) : 0;
  for (size_t i = 0; i < native.arguments; ++i)
    if (!values[i]) {
      if (native.arguments - i > have)
        return false;
      values[i] = PyTuple_GET_ITEM(defaults, have - (native.arguments - i));
    }
  return true;
}

} // namespace

bool fill_collecting(PyThreadState *thread, const NativeCode &native, Word *locals,
                     PyObject *const *arguments, size_t count, PyObject *names) {
  return fill(thread, native, locals, arguments, count, names);
}

bool call_collecting(PyThreadState *thread, const NativeCode &native, PyFunctionObject *function,
                     PyObject *const *arguments, size_t count, PyObject *keywords, PyObject *&result) {
  _PyInterpreterFrame *frame = push_frame(thread, native.frame_size);
  if (!frame) [[unlikely]]
    return false;
  const size_t positional = count - (keywords ? PyTuple_GET_SIZE(keywords) : 0);
  if (!fill(thread, native, words_of(frame), arguments, positional, keywords)) [[unlikely]] {
    discard_frame(thread, frame);
    return false;
  }
  result = run_filled(thread, native, function, frame);
  return true;
}

bool call_with_dict(PyThreadState *thread, const NativeCode &native, PyFunctionObject *function,
                    PyObject *const *positional, size_t count, PyObject *keywords, PyObject *&result) {
  const size_t named = native.named;
  const bool takes_more = native.flags & CO_VARARGS;
  if (!(native.flags & CO_VARKEYWORDS) || named != native.arguments || count < named ||
      (count > named && !takes_more) || !are_all_keywords(native, keywords))
    return false;
  PyObject *more = takes_more ? shared_tuple(thread, positional + named, count - named) : nullptr;
  _PyInterpreterFrame *frame = takes_more && !more ? nullptr : push_frame(thread, native.frame_size);
  if (!frame) [[unlikely]] {
    PyErr_Clear(); // it is made again, in general
    Py_XDECREF(more);
    return false;
  }
  Word *locals = words_of(frame), *place = locals;
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < named; ++i)
    *place++ = word_for(Py_NewRef(positional[i]));
  if (takes_more)
    *place++ = word_for(more);
  *place++ = word_for(keywords);
  while (place < locals + native.locals)
    *place++ = word_for(nullptr);
  result = run_filled(thread, native, function, frame);
  return true;
}

bool call_by_names(PyThreadState *thread, const NativeCode &native, PyFunctionObject *function,
                   PyObject *const *positional, size_t count, PyObject *keywords, PyObject *&result) {
  if (!native.simple || native.arguments > most_borrowed || count > native.arguments)
    return false;
  PyObject *values[most_borrowed];
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < native.arguments; ++i)
    values[i] = i < count ? positional[i] : nullptr;
  if (!place_by_names(native, keywords, values) || !place_defaults(native, function, values))
    return false;
  result = call_borrowing(thread, function, values, native.arguments);
  return true;
}

} // namespace lasti::runtime
