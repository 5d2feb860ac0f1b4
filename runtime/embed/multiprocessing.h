// Children of multiprocessing's start methods `spawn` and `forkserver`.
//
// The interpreter starts such a child as `sys.executable -c 'from multiprocessing.spawn import …'`,
// and the child then runs the parent's main file again. sys.executable stays the real interpreter,
// for everybody else who starts it; but these children are started as this executable, which then
// reads its command line as the interpreter does, so that they too run native code and need no
// source.
#pragma once

#include "cpython/python.h"

namespace lasti::runtime {

/// True if the command line is one that multiprocessing gives to its children, helpers included.
bool is_multiprocessing_child(int argument_count, char **arguments);

/// True for the path of the standard library's multiprocessing package.
bool is_multiprocessing_path(const char *path);

/// Changes `spec`, of the module multiprocessing.spawn about to be imported, such that the module
/// will start its children as this executable, and such that the children run the embedded program
/// again. False with an exception set on failure.
bool redirect_spawn(PyObject *spec);

} // namespace lasti::runtime
