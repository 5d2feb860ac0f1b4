#pragma once

// Further segments of C stack, for recursion that the thread's own stack has no room for. The interpreter
// runs Python-to-Python calls without using up the C stack, so that sys.setrecursionlimit(100000) works in
// 8 MiB, in threads with small stacks, and in a limited address space; native code takes a C frame for each
// call. Nothing is reserved before it is needed.

#include "cpython/python.h"

#include <cstdint>

namespace lasti::runtime {

/// A runtime that watches the stack in the same process: an executable has one, each extension module
/// brings its own, and all have to know where the stack ends that a thread runs on.
struct StackWatcher {
  void (*set_limit)(uintptr_t limit); ///< of the calling thread
  StackWatcher *next;
};

/// Takes the head of a list of watchers, which stays valid, and adds this runtime to it; null: a list of its
/// own. Returns the list that this runtime is on: the first one that it was added to. With the GIL.
StackWatcher **join_stack_watchers(StackWatcher **others);

/// Evaluates a frame, which is neither linked nor counted, with `evaluate`, on a segment of its own below
/// the thread's current stack. Returns its result. Null with RecursionError set if there is no memory or
/// address space for it.
PyObject *evaluate_on_new_segment(_PyFrameEvalFunction evaluate, PyThreadState *thread,
                                  _PyInterpreterFrame *frame, int throwing);

} // namespace lasti::runtime
