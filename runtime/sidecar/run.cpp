// Modules/main.c, from pymain_run_command to pymain_run_file. The program runs without the frames that have
// led here: to it, and in its tracebacks, they are not there.

#include "sidecar/run.h"

#include "frame/reference.h"
#include "python/thread.h"

#include <internal/pycore_pylifecycle.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <sys/stat.h>

namespace lasti::runtime {
namespace {

// pymain_exit_err_print: SystemExit ends the process here.
int print_error() {
  PyErr_Print();
  return 1;
}

PyObject *status_of(int status) {
  return PyLong_FromLong(status);
}

// The name that the interpreter was called by, for its messages.
Owned interpreter_name() {
  Owned name(PySequence_GetItem(PySys_GetObject("orig_argv"), 0));
  if (name)
    return name;
  PyErr_Clear();
  return Owned(Py_NewRef(Py_None));
}

int run_open_file(FILE *file, PyObject *path, const char *name) {
  struct stat found;
  if (fstat(fileno(file), &found) == 0 && S_ISDIR(found.st_mode)) {
    std::fclose(file);
    PySys_FormatStderr("%S: %R is a directory, cannot continue\n", interpreter_name().get(), path);
    return 1;
  }
  if (Py_MakePendingCalls() < 0) {
    std::fclose(file);
    return print_error();
  }
  PyCompilerFlags flags = _PyCompilerFlags_INIT;
  return PyRun_AnyFileExFlags(file, name, /*closeit=*/1, &flags) != 0;
}

} // namespace

PyObject *run_file(PyObject *, PyObject *path) {
  Owned bytes(PyUnicode_EncodeFSDefault(path));
  if (!bytes)
    return nullptr;
  const char *name = PyBytes_AS_STRING(bytes.get());
  const WithoutFrames without_frames(PyThreadState_Get());
  if (std::strcmp(name, "-") == 0) {
    PyCompilerFlags flags = _PyCompilerFlags_INIT;
    return status_of(PyRun_AnyFileExFlags(stdin, "<stdin>", 0, &flags) != 0);
  }
  if (PySys_Audit("cpython.run_file", "O", path) < 0)
    return status_of(print_error());
  FILE *file = std::fopen(name, "rbe");
  if (!file) {
    const int why = errno;
    PySys_FormatStderr("%S: can't open file %R: [Errno %d] %s\n", interpreter_name().get(), path, why,
                       std::strerror(why));
    return status_of(2);
  }
  return status_of(run_open_file(file, path, name));
}

PyObject *run_module(PyObject *, PyObject *arguments) {
  PyObject *name;
  int sets_argument;
  if (!PyArg_ParseTuple(arguments, "Up", &name, &sets_argument))
    return nullptr;
  const WithoutFrames without_frames(PyThreadState_Get());
  if (PySys_Audit("cpython.run_module", "O", name) < 0)
    return status_of(print_error());
  Owned runpy(PyImport_ImportModule("runpy"));
  Owned result(runpy ? PyObject_CallMethod(runpy.get(), "_run_module_as_main", "OO", name,
                                           sets_argument ? Py_True : Py_False)
                     : nullptr);
  // Py_RunMain looks at this when all is over, and ends the process by SIGINT.
  _Py_UnhandledKeyboardInterrupt = !result && PyErr_Occurred() == PyExc_KeyboardInterrupt;
  return status_of(result ? 0 : print_error());
}

PyObject *run_command(PyObject *, PyObject *text) {
  Owned bytes(PyUnicode_AsUTF8String(text));
  if (!bytes)
    return nullptr;
  const WithoutFrames without_frames(PyThreadState_Get());
  if (PySys_Audit("cpython.run_command", "O", text) < 0)
    return status_of(print_error());
  PyCompilerFlags flags = _PyCompilerFlags_INIT;
  flags.cf_flags |= PyCF_IGNORE_COOKIE;
  return status_of(PyRun_SimpleStringFlags(PyBytes_AS_STRING(bytes.get()), &flags) != 0);
}

} // namespace lasti::runtime
