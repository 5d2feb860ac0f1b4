#pragma once

// Names and callables that the interpreter has ready. All are borrowed.

#include "cpython/inline.h"
#include "cpython/python.h"

#include <internal/pycore_moduleobject.h>

namespace lasti::runtime {

namespace names {

LASTI_INLINE PyObject *aenter() {
  return &_Py_ID(__aenter__);
}
LASTI_INLINE PyObject *aexit() {
  return &_Py_ID(__aexit__);
}
LASTI_INLINE PyObject *all() {
  return &_Py_ID(__all__);
}
LASTI_INLINE PyObject *annotations() {
  return &_Py_ID(__annotations__);
}
LASTI_INLINE PyObject *build_class() {
  return &_Py_ID(__build_class__);
}
LASTI_INLINE PyObject *builtins() {
  return &_Py_ID(__builtins__);
}
LASTI_INLINE PyObject *call() {
  return &_Py_ID(__call__);
}
LASTI_INLINE PyObject *class_cell() {
  return &_Py_ID(__class__);
}
LASTI_INLINE PyObject *contains() {
  return &_Py_ID(__contains__);
}
LASTI_INLINE PyObject *delattr() {
  return &_Py_ID(__delattr__);
}
LASTI_INLINE PyObject *delitem() {
  return &_Py_ID(__delitem__);
}
LASTI_INLINE PyObject *dict() {
  return &_Py_ID(__dict__);
}
LASTI_INLINE PyObject *displayhook() {
  return &_Py_ID(displayhook);
}
LASTI_INLINE PyObject *enter() {
  return &_Py_ID(__enter__);
}
LASTI_INLINE PyObject *exit() {
  return &_Py_ID(__exit__);
}
LASTI_INLINE PyObject *get() {
  return &_Py_ID(get);
}
LASTI_INLINE PyObject *getattr() {
  return &_Py_ID(__getattr__);
}
LASTI_INLINE PyObject *getattribute() {
  return &_Py_ID(__getattribute__);
}
LASTI_INLINE PyObject *getitem() {
  return &_Py_ID(__getitem__);
}
LASTI_INLINE PyObject *hash() {
  return &_Py_ID(__hash__);
}
LASTI_INLINE PyObject *import_function() {
  return &_Py_ID(__import__);
}
LASTI_INLINE PyObject *init() {
  return &_Py_ID(__init__);
}
LASTI_INLINE PyObject *invert() {
  return &_Py_ID(__invert__);
}
LASTI_INLINE PyObject *iter() {
  return &_Py_ID(__iter__);
}
LASTI_INLINE PyObject *len() {
  return &_Py_ID(__len__);
}
LASTI_INLINE PyObject *module_name() {
  return &_Py_ID(__name__);
}
/// `name`, an attribute of NameError and AttributeError.
LASTI_INLINE PyObject *name() {
  return &_Py_ID(name);
}
LASTI_INLINE PyObject *neg() {
  return &_Py_ID(__neg__);
}
LASTI_INLINE PyObject *next() {
  return &_Py_ID(__next__);
}
/// `obj`, an attribute of AttributeError.
LASTI_INLINE PyObject *obj() {
  return &_Py_ID(obj);
}
LASTI_INLINE PyObject *pos() {
  return &_Py_ID(__pos__);
}
LASTI_INLINE PyObject *setattr() {
  return &_Py_ID(__setattr__);
}
LASTI_INLINE PyObject *setitem() {
  return &_Py_ID(__setitem__);
}
LASTI_INLINE PyObject *spec() {
  return &_Py_ID(__spec__);
}
LASTI_INLINE PyObject *truth() {
  return &_Py_ID(__bool__);
}

} // namespace names

/// The builtins len and isinstance, and list.append, as they were when the interpreter started.
LASTI_INLINE PyObject *known_len(const PyThreadState *thread) {
  return thread->interp->callable_cache.len;
}
LASTI_INLINE PyObject *known_isinstance(const PyThreadState *thread) {
  return thread->interp->callable_cache.isinstance;
}
LASTI_INLINE PyObject *known_list_append(const PyThreadState *thread) {
  return thread->interp->callable_cache.list_append;
}
/// The __import__ that an import statement may do without calling.
inline PyObject *known_import(const PyThreadState *thread) {
  return thread->interp->import_func;
}

/// Whether the module with this __spec__, which may be null, is still being imported.
inline bool is_initialising(PyObject *spec) {
  return _PyModuleSpec_IsInitializing(spec);
}

/// The empty str.
LASTI_INLINE PyObject *empty_text() {
  return &_Py_STR(empty);
}

} // namespace lasti::runtime
