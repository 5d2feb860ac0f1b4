#pragma once

// Running a program as `python3.11 app.py`, `-m name` and `-c text` do, out of the module that `-m lasti` has
// started.

#include "cpython/python.h"

namespace lasti::runtime {

/// Methods of the module: run_file(path), run_module(name, sets_argument), run_command(text). Each returns
/// the exit status; the traceback of an exception has been shown then. SystemExit ends the process.
PyObject *run_file(PyObject *, PyObject *path);
PyObject *run_module(PyObject *, PyObject *arguments);
PyObject *run_command(PyObject *, PyObject *text);

} // namespace lasti::runtime
