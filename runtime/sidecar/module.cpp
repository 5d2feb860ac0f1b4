// The extension module lasti._runtime: the one runtime that all sidecars of a process use. It exports the
// runtime's functions, and sidecars name it as a library that they need (its soname).

#include "cpython/release.h"
#include "native/lookup.h"
#include "frame/reference.h"
#include "python/bytecode_hash.h"
#include "sidecar/lookup.h"
#include "sidecar/run.h"

#include <cinttypes>
#include <cstdio>

namespace lasti::runtime {
namespace {

PyObject *turn_on(PyObject *, PyObject *) {
  if (hook_is_foreign()) {
    if (_Py_GetConfig()->verbose)
      PySys_FormatStderr("# lasti: is off: the interpreter has a hook for frames already\n");
    Py_RETURN_FALSE;
  }
  if (!look_up_sidecars())
    return nullptr;
  Py_RETURN_TRUE;
}

PyObject *hash_of_code(PyObject *, PyObject *code) {
  if (!PyCode_Check(code)) {
    PyErr_Format(PyExc_TypeError, "expected a code object, not %s", Py_TYPE(code)->tp_name);
    return nullptr;
  }
  BytecodeHash hash;
  if (!hash_bytecode(reinterpret_cast<PyCodeObject *>(code), hash))
    Py_RETURN_NONE;
  char text[33];
  std::snprintf(text, sizeof text, "%016" PRIx64 "%016" PRIx64, hash.high, hash.low);
  return PyUnicode_FromString(text);
}

PyMethodDef methods[] = {
    {"turn_on", turn_on, METH_NOARGS, "Use sidecars from now on; False if another tool's frame hook is set."},
    {"bytecode_hash", hash_of_code, METH_O,
     "The hash by which native code finds its bytecode, None without."},
    {"run_file", run_file, METH_O, "Run a script as python3.11 does; returns the exit status."},
    {"run_module", run_module, METH_VARARGS, "Run a module as python3.11 -m does; returns the exit status."},
    {"run_command", run_command, METH_O, "Run a text as python3.11 -c does; returns the exit status."},
    {nullptr, nullptr, 0, nullptr},
};

PyModuleDef definition = {PyModuleDef_HEAD_INIT,
                          "lasti._runtime",
                          "The runtime of native code in sidecars.",
                          -1,
                          methods,
                          nullptr,
                          nullptr,
                          nullptr,
                          nullptr};

} // namespace
} // namespace lasti::runtime

extern "C" [[gnu::visibility("default")]] PyObject *PyInit__runtime() {
  if (!lasti::runtime::is_own_release()) {
    lasti::runtime::refuse_release();
    return nullptr;
  }
  return PyModule_Create(&lasti::runtime::definition);
}
