#pragma once

// Names of modules and class bodies: LOAD_NAME, STORE_NAME…, LOAD_GLOBAL…, LOAD_BUILD_CLASS,
// SETUP_ANNOTATIONS.

#include "cache/global.h"
#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operation.h"

namespace lasti::runtime {

PyObject *load_name_slow(_PyInterpreterFrame *frame, PyObject *name);
bool store_name_slow(_PyInterpreterFrame *frame, PyObject *name, PyObject *value);
bool delete_name_slow(_PyInterpreterFrame *frame, PyObject *name);
bool delete_global_slow(PyObject *globals, PyObject *name);
PyObject *load_build_class_slow(PyObject *builtins);
bool set_up_annotations_slow(PyObject *locals);

/// A name of the frame's namespace, else of the globals, else of the builtins.
LASTI_OP(LOAD_NAME)
LASTI_INLINE Owned load_name(Frame &frame, Name name, GlobalCache &cache) {
  // A module's body: its namespace is its globals.
  if (frame.locals_mapping() == frame.globals() && PyDict_CheckExact(frame.globals()))
    return load_cached_global(frame.frame, name.object, cache);
  return Owned(load_name_slow(frame.frame, name.object));
}

/// name = value, in the frame's namespace
LASTI_OP(STORE_NAME)
LASTI_INLINE bool store_name(Frame &frame, Name name, GlobalCache &cache, Operand auto value) {
  if (frame.locals_mapping() == frame.globals() && PyDict_CheckExact(frame.globals()))
    return store_cached_global(frame.globals(), name.object, cache, std::move(value));
  bool done = store_name_slow(frame.frame, name.object, object_of(value));
  drop_in_order(value);
  return done;
}

/// del name, in the frame's namespace
LASTI_OP(DELETE_NAME)
LASTI_INLINE bool delete_name(Frame &frame, Name name) {
  return delete_name_slow(frame.frame, name.object);
}

/// A name of the globals, else of the builtins.
LASTI_OP(LOAD_GLOBAL, name = oparg >> 1, null = oparg & 1, quick = once, last = 11)
LASTI_INLINE Owned load_global(Frame &frame, Name name, GlobalCache &cache) {
  if (PyObject *value = Frame::cached(find_cached_global(frame.globals(), frame.builtins(), cache)))
      [[likely]] {
    frame.nothing_ran();
    return Owned(Borrowed{value});
  }
  return Owned(load_global_slow(frame.frame, name.object, cache));
}

/// global name; name = value
LASTI_OP(STORE_GLOBAL)
LASTI_INLINE bool store_global(Frame &frame, Name name, GlobalCache &cache, Operand auto value) {
  return store_cached_global(frame.globals(), name.object, cache, std::move(value));
}

/// global name; del name
LASTI_OP(DELETE_GLOBAL)
LASTI_INLINE bool delete_global(Frame &frame, Name name) {
  return delete_global_slow(frame.globals(), name.object);
}

/// builtins.__build_class__
LASTI_OP(LOAD_BUILD_CLASS)
LASTI_INLINE Owned load_build_class(Frame &frame) {
  return Owned(load_build_class_slow(frame.builtins()));
}

/// __annotations__ = {}, if the namespace has none
LASTI_OP(SETUP_ANNOTATIONS)
LASTI_INLINE bool set_up_annotations(Frame &frame) {
  return set_up_annotations_slow(frame.locals_mapping());
}

} // namespace lasti::runtime
