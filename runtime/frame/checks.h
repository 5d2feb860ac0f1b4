#pragma once

// What `lasti build --checks` adds to emitted code: it is compiled with LASTI_CHECKS against the same
// runtime library. Each slot then knows if its reference has been taken, and wherever a frame ends or its
// value stack goes into memory, depth and values are looked at. A mistake ends the process with a line
// that names function and offset.
//
// Only functions that are always inlined ask for has_checks and has_leave_checks: one that the linker may
// take from either side must be the same on both.

#include "cpython/python.h"

namespace lasti::runtime {

#ifdef LASTI_CHECKS
constexpr bool has_checks = true;
#else
constexpr bool has_checks = false;
#endif

#ifdef LASTI_LEAVE_CHECKS
constexpr bool has_leave_checks = true; // `lasti build --leave-checks`
#else
constexpr bool has_leave_checks = false;
#endif

/// What a slot holds before it is written to and after its reference has been taken. NULL is a value:
/// PUSH_NULL and LOAD_METHOD put it there.
inline PyObject *dead_value() {
  return reinterpret_cast<PyObject *>(1);
}

/// Ends the process unless what has been read from a slot is NULL or a live object. An object that is
/// gone is seen for certain under PYTHONMALLOC=debug, where its reference count is overwritten.
void check_value(PyObject *object);

/// The same for a value that cannot be NULL.
void check_present(PyObject *object);

/// Ends the process unless the frame's value stack may be `depth` deep and its values, and the locals,
/// are NULL or live objects.
void check_stack(const _PyInterpreterFrame *frame, int depth);

} // namespace lasti::runtime
