#pragma once

// IMPORT_NAME, IMPORT_FROM and IMPORT_STAR.

#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operation.h"

namespace lasti::runtime {

PyObject *import_name_slow(PyThreadState *thread, _PyInterpreterFrame *frame, PyObject *name, PyObject *names,
                           PyObject *level);
PyObject *import_from_slow(PyObject *module, PyObject *name);
bool import_star_slow(_PyInterpreterFrame *frame, PyObject *module);

/// import name: through builtins.__import__ where a program has replaced it
LASTI_OP(IMPORT_NAME)
LASTI_INLINE Owned import_name(Frame &frame, Name name, Borrowed level, Borrowed names) {
  return Owned(import_name_slow(frame.thread, frame.frame, name.object, names.object, level.object));
}

/// from module import name: the module stays
LASTI_OP(IMPORT_FROM, module = 1)
LASTI_INLINE Owned import_from(Frame &, Name name, Peek module) {
  return Owned(import_from_slow(module.object, name.object));
}

/// from module import *
LASTI_OP(IMPORT_STAR)
LASTI_INLINE bool import_star(Frame &frame, Borrowed module) {
  return import_star_slow(frame.frame, module.object);
}

} // namespace lasti::runtime
