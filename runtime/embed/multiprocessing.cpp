#ifndef LASTI_MODULE

#include "embed/multiprocessing.h"

#include "carried/after_import.h"
#include "embed/embed.h"
#include "embed/state.h"
#include "frame/reference.h"

#include <cstring>
#include <string_view>

namespace lasti::runtime {
namespace {

PyObject *original_fixup = nullptr; // multiprocessing.spawn._fixup_main_from_path

// Runs the program again as __mp_main__, for the functions and classes that the parent sends by
// name. False with an exception set on failure.
bool run_again(PyObject *module, PyObject *path) {
  PyObject *globals = PyModule_GetDict(module); // borrowed
  Owned name(PyUnicode_FromString("__main__"));
  Owned loader(name ? make_loader(name.get(), path) : nullptr);
  if (!loader || PyDict_SetItemString(globals, "__file__", path) < 0 ||
      PyDict_SetItemString(globals, "__cached__", Py_None) < 0 ||
      PyDict_SetItemString(globals, "__loader__", loader.get()) < 0 ||
      PyDict_SetItemString(globals, "__builtins__", PyEval_GetBuiltins()) < 0)
    return false;
  Owned package(PyUnicode_FromString(""));
  Owned code(package && PyDict_SetItemString(globals, "__package__", package.get()) == 0
                 ? load_code(importer_state().program->modules[0])
                 : nullptr);
  Owned result(code ? PyEval_EvalCode(code.get(), globals, globals) : nullptr);
  return static_cast<bool>(result);
}

// multiprocessing.spawn._fixup_main_from_path, where the parent's main file is this program: no
// file is read. As there, sys.modules gets the module once it has run.
PyObject *fix_up_main(PyObject *, PyObject *path) {
  Owned own(PyUnicode_DecodeFSDefault(importer_state().place->main_file.c_str()));
  if (!own)
    return nullptr;
  const int is_own = PyObject_RichCompareBool(path, own.get(), Py_EQ);
  if (is_own < 0)
    return nullptr;
  if (!is_own)
    return PyObject_CallOneArg(original_fixup, path);
  PyObject *modules = PyImport_GetModuleDict(); // borrowed
  Owned current(Py_XNewRef(PyDict_GetItemString(modules, "__main__")));
  Owned spawn(PyImport_ImportModule("multiprocessing.spawn"));
  Owned old(spawn ? PyObject_GetAttrString(spawn.get(), "old_main_modules") : nullptr);
  if (!old)
    return nullptr;
  if (current && PyObject_HasAttrString(current.get(), "__file__")) {
    // A forked child of a server that has run it already.
    Owned file(PyObject_GetAttrString(current.get(), "__file__"));
    const int same = file ? PyObject_RichCompareBool(file.get(), path, Py_EQ) : -1;
    if (same < 0)
      return nullptr;
    if (same)
      Py_RETURN_NONE;
  }
  if (current && PyList_Check(old.get()) && PyList_Append(old.get(), current.get()) < 0)
    return nullptr;
  Owned module(PyModule_New("__mp_main__"));
  if (!module || !run_again(module.get(), path))
    return nullptr;
  if (PyDict_SetItemString(modules, "__mp_main__", module.get()) < 0 ||
      PyDict_SetItemString(modules, "__main__", module.get()) < 0)
    return nullptr;
  Py_RETURN_NONE;
}

PyMethodDef fix_up_method = {"_fixup_main_from_path", fix_up_main, METH_O, nullptr};

bool redirect(PyObject *module) {
  Owned original(PyObject_GetAttrString(module, "_fixup_main_from_path"));
  Owned replacement(original ? PyCFunction_New(&fix_up_method, nullptr) : nullptr);
  Owned executable(replacement ? PyUnicode_DecodeFSDefault(importer_state().place->executable.c_str())
                               : nullptr);
  if (!executable)
    return false;
  Owned done(PyObject_CallMethod(module, "set_executable", "O", executable.get()));
  if (!done || PyObject_SetAttrString(module, "_fixup_main_from_path", replacement.get()) < 0)
    return false;
  Py_XSETREF(original_fixup, original.release());
  return true;
}

} // namespace

bool is_multiprocessing_child(int argument_count, char **arguments) {
  for (int i = 1; i + 1 < argument_count; ++i) {
    if (arguments[i][0] != '-' && std::strcmp(arguments[i - 1], "-X") != 0)
      return false;
    if (std::strcmp(arguments[i], "-c") != 0)
      continue;
    const std::string_view command = arguments[i + 1];
    for (const char *start : {"from multiprocessing.spawn import spawn_main; spawn_main(",
                              "from multiprocessing.forkserver import main; main(",
                              "from multiprocessing.resource_tracker import main;main("})
      if (command.starts_with(start))
        return true;
    return false;
  }
  return false;
}

bool is_multiprocessing_path(const char *path) {
  constexpr std::string_view package = "/multiprocessing";
  PyObject *library = PySys_GetObject("_stdlib_dir"); // borrowed
  const char *directory = library && PyUnicode_Check(library) ? PyUnicode_AsUTF8(library) : nullptr;
  if (!directory) {
    PyErr_Clear();
    return false;
  }
  const std::string_view place = path;
  return place.ends_with(package) &&
         place.substr(0, place.size() - package.size()) == std::string_view(directory);
}

bool redirect_spawn(PyObject *spec) {
  return run_after_import(spec, redirect);
}

} // namespace lasti::runtime

#endif
