// Extension modules: PyInit_… of the emitted unit. The stock interpreter makes the module object with
// its __name__, __spec__, __file__ and, for a package's __init__, __path__; then the module's body runs
// in its namespace.
#include "embed/embed.h"
#include "frame/reference.h"

#include <cstddef>

namespace lasti::runtime {
namespace {

int execute(PyObject *module) {
  auto *definition = PyModule_GetDef(module);
  // The definition is the first member of the static data of the emitted unit.
  auto &extension = *reinterpret_cast<ExtensionModule *>(definition);
  PyObject *globals = PyModule_GetDict(module); // borrowed
  if (PyDict_SetItemString(globals, "__builtins__", PyEval_GetBuiltins()) < 0)
    return -1;
  Owned code(load_code(extension.module));
  if (!code)
    return -1;
  Owned result(PyEval_EvalCode(code.get(), globals, globals));
  return result ? 0 : -1;
}

} // namespace

PyObject *initialise_extension(ExtensionModule &extension, const char *name) {
  static_assert(offsetof(ExtensionModule, definition) == 0);
  PyModuleDef &definition = extension.definition;
  if (!definition.m_name) {
    definition.m_base = PyModuleDef_HEAD_INIT;
    definition.m_name = name;
    // No state of its own. As with every extension module, importlib.reload() does not run it again.
    definition.m_size = 0;
    extension.slots[0] = {Py_mod_exec, reinterpret_cast<void *>(execute)};
    extension.slots[1] = {0, nullptr};
    definition.m_slots = extension.slots;
  }
  return PyModuleDef_Init(&definition);
}

} // namespace lasti::runtime
