#pragma once

// What functions without a frame are made of (translator/emit/frameless): ways of common operations on which
// nothing can fail, no Python code can run, and so nobody can look. Where one does not apply, the function
// returns null, with nothing done that would be another the second time, and is called as ever.
//
// `function` is the Python function; all objects are borrowed, and stay alive for as long as it runs.

#include "cache/attribute_find.h"
#include "cache/global.h"
#include "frame/frame.h"
#include "ops/operators/compare.h"
#include "objects/function.h"
#include "objects/lifetime.h"

namespace lasti::runtime::frameless {

LASTI_INLINE PyCodeObject *code_of(PyObject *function) {
  return runtime::code_of(reinterpret_cast<PyFunctionObject *>(function));
}

/// Whether a call has nothing to do first: look at the eval breaker, raise RecursionError.
LASTI_INLINE bool may_begin(PyThreadState *thread) {
  return !has_pending(thread) && !recursion_is_exhausted(thread);
}

/// Frame::guard: LASTI_FAIL_GUARDS makes it fail, in code translated with --leave-checks.
LASTI_INLINE bool guard() {
  return Frame::guard(true);
}

LASTI_INLINE PyObject *const *constants(PyObject *function) {
  return constants_of(code_of(function));
}

LASTI_INLINE PyFunctionObject *as_function(PyObject *function) {
  return reinterpret_cast<PyFunctionObject *>(function);
}

/// Learns where a global is. Returns null.
PyObject *learn_global(PyObject *function, int name, GlobalCache &cache);

/// A global or builtin, the name by its index in co_names. Null: not here.
LASTI_INLINE PyObject *load_global(PyObject *function, int name, GlobalCache &cache) {
  PyObject *value =
      find_cached_global(globals_of(as_function(function)), builtins_of(as_function(function)), cache);
  return value ? value : learn_global(function, name, cache);
}

/// What is in a cell of the closure; null: nothing.
LASTI_INLINE PyObject *load_cell(PyObject *function, int index) {
  return PyCell_GET(PyTuple_GET_ITEM(closure_of(as_function(function)), index));
}

/// An item of a list or tuple, or of a dict whose keys are all str. Null: not here.
PyObject *get_item(PyObject *container, PyObject *key);

/// A new reference to what the function returns.
LASTI_INLINE PyObject *result(PyObject *value) {
  return Py_NewRef(value);
}

/// load_attribute, of all kinds; learns what the cache does not know.
PyObject *load_attribute_slow(PyObject *function, int name, AttributeCache &cache, PyObject *owner);
/// Learns a store that the cache does not know. Returns false.
bool learn_store(PyObject *function, int name, AttributeCache &cache, PyObject *owner);

/// owner.name, the name by its index in co_names. Null: not here.
LASTI_INLINE PyObject *load_attribute(PyObject *function, int name, AttributeCache &cache, PyObject *owner) {
  if (const AttributeEntry *entry = front_entry(cache, owner, AttributeKind::value)) [[likely]]
    if (PyDictValues *values = instance_values(owner)) [[likely]]
      if (PyObject *value = value_in(values, entry->index)) [[likely]]
        return value;
  return load_attribute_slow(function, name, cache, owner);
}

/// Learns a method that the cache does not know. Returns null.
PyObject *learn_method(PyObject *function, int name, AttributeCache &cache, PyObject *owner);

/// The function that owner.name, an instance's, is to be called through. Null: not here.
LASTI_INLINE PyObject *load_method(PyObject *function, int name, AttributeCache &cache, PyObject *owner) {
  const AttributeEntry *entry = find_entry(cache, owner);
  if (!entry) [[unlikely]]
    return learn_method(function, name, cache, owner);
  const bool is_found = entry->kind == AttributeKind::method ||
                        (entry->kind == AttributeKind::instance_method && is_surely_absent(*entry, owner));
  return is_found ? entry->descriptor : nullptr;
}

/// owner.name = value; takes a reference to the value. `may_end`: the old value is not needed any more.
/// False: not here.
LASTI_INLINE bool store_attribute(PyObject *function, int name, AttributeCache &cache, PyObject *value,
                                  PyObject *owner, bool may_end) {
  const AttributeEntry *entry = find_entry(cache, owner);
  if (!entry) [[unlikely]]
    return learn_store(function, name, cache, owner);
  PyObject **place = find_place(*entry, owner);
  Py_INCREF(value); // it may be the old one
  if (place && put_in_place(*entry, owner, place, value, may_end)) [[likely]]
    return true;
  Py_DECREF(value);
  return false;
}

/// owner.name = [] or {}.
LASTI_INLINE bool store_new(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache,
                            PyObject *(*make)(PyThreadState *), PyObject *owner) {
  PyObject *value = make(thread);
  if (!value) [[unlikely]]
    return false;
  const bool done = store_attribute(function, name, cache, value, owner, /*may_end=*/true);
  Py_DECREF(value);
  return done;
}
PyObject *new_list(PyThreadState *thread);
PyObject *new_dict(PyThreadState *thread);

// Conditions: 1 or 0; -1: not here.

LASTI_INLINE int truth(PyObject *value) {
  if (value == Py_True)
    return 1;
  if (value == Py_False || value == Py_None)
    return 0;
  if (PyUnicode_CheckExact(value))
    return PyUnicode_GET_LENGTH(value) != 0;
  if (PyList_CheckExact(value) || PyTuple_CheckExact(value))
    return Py_SIZE(value) != 0;
  return is_int(value) ? Py_SIZE(value) != 0 : -1;
}
LASTI_INLINE int is_none(PyObject *value) {
  return value == Py_None;
}
/// Py_LT … Py_GE, of two ints, numbers, or two str.
template <int comparison>
LASTI_INLINE int compare(PyObject *left, PyObject *right) {
  const int truth = compare_in_line<comparison>(left, right);
  return truth >= 0 ? truth : compare_quietly(left, right, comparison);
}
LASTI_INLINE PyObject *boolean(int value) {
  return value ? Py_True : Py_False;
}

} // namespace lasti::runtime::frameless
