// Loaders of embedded modules, and what a module's bytes become.
//
// The loader's type derives from importlib's SourceFileLoader. So all that looks at a loader
// (inspect, linecache, pkgutil, importlib.resources) finds what it knows, and a module's body is
// run by importlib's own exec_module, whose frames the interpreter removes from tracebacks.
#include "embed/embed.h"
#include "frame/reference.h"
#include "native/registry.h"
#include "resume/from_c.h"

#include <marshal.h>

namespace lasti::runtime {

PyObject *load_code(const EmbeddedModule &module) {
  Owned code(PyMarshal_ReadObjectFromString(reinterpret_cast<const char *>(module.bytes),
                                            static_cast<Py_ssize_t>(module.size)));
  if (!code)
    return nullptr;
  if (!PyCode_Check(code.get())) {
    PyErr_Format(PyExc_ImportError, "Non-code object in %s", module.path);
    return nullptr;
  }
  if (!module.native)
    return code.release();
  PyCodeObject *attached =
      attach(reinterpret_cast<PyCodeObject *>(code.get()), *module.native, module.native_hash);
  resume_from_c();
  return Py_XNewRef(reinterpret_cast<PyObject *>(attached));
}

} // namespace lasti::runtime

#ifndef LASTI_MODULE

#include "embed/state.h"

namespace lasti::runtime {
namespace {

// importlib/_bootstrap_external.py _check_name: a loader is asked for its own module only.
bool check_name(PyObject *own, PyObject *asked) {
  const int same = PyObject_RichCompareBool(own, asked, Py_EQ);
  if (same > 0 || (same == 0 && Py_IsNone(asked)))
    return true;
  Owned message(same < 0 ? nullptr : PyUnicode_FromFormat("loader for %S cannot handle %S", own, asked));
  if (message)
    PyErr_SetImportError(message.get(), asked, nullptr);
  return false;
}

// The module that `loader` was made for, if that is `asked`; null with ImportError set otherwise.
const EmbeddedModule *module_of(PyObject *loader, PyObject *asked) {
  const ImporterState &state = importer_state();
  Owned name(PyObject_GetAttrString(loader, "name"));
  if (!name || !check_name(name.get(), asked))
    return nullptr;
  if (PyUnicode_Check(name.get()) && PyUnicode_CompareWithASCIIString(name.get(), "__main__") == 0)
    return state.program->modules;
  Owned path(PyObject_GetAttrString(loader, "path"));
  Owned bytes(path ? PyUnicode_EncodeFSDefault(path.get()) : nullptr);
  if (!bytes)
    return nullptr;
  std::string relative;
  if (const ModuleTree *tree = find_tree(PyBytes_AS_STRING(bytes.get()), relative))
    if (auto found = tree->modules.find(relative); found != tree->modules.end())
      return found->second;
  PyErr_Format(PyExc_ImportError, "no embedded module at %R", path.get());
  return nullptr;
}

// A module of the installation has been compiled where the builder's stands: its code gets the name that
// __file__ has, as importlib does with a .pyc that has been moved.
bool rename_code(PyObject *loader, PyObject *code) {
  Owned path(PyObject_GetAttrString(loader, "path"));
  Owned imp(path ? PyImport_ImportModule("_imp") : nullptr);
  Owned done(imp ? PyObject_CallMethod(imp.get(), "_fix_co_filename", "OO", code, path.get()) : nullptr);
  return static_cast<bool>(done);
}

PyObject *get_code(PyObject *loader, PyObject *name) {
  const EmbeddedModule *module = module_of(loader, name);
  Owned code(module ? load_code(*module) : nullptr);
  if (code && !*module->filename && !rename_code(loader, code.get()))
    return nullptr;
  return code.release();
}

// The decoded text of the file at `path`, None if it cannot be read.
PyObject *read_source(PyObject *loader, PyObject *path) {
  Owned data(PyObject_CallMethod(loader, "get_data", "O", path));
  if (!data) {
    if (!PyErr_ExceptionMatches(PyExc_OSError))
      return nullptr;
    PyErr_Clear();
    Py_RETURN_NONE;
  }
  return PyObject_CallMethod(importer_state().external, "decode_source", "O", data.get());
}

// The source stands beside the executable or where it was compiled, or nowhere. None is what
// importlib's protocol asks for then.
PyObject *get_source(PyObject *loader, PyObject *name) {
  const EmbeddedModule *module = module_of(loader, name);
  if (!module)
    return nullptr;
  const ProgramPlace &place = *importer_state().place;
  Owned path(PyObject_GetAttrString(loader, "path"));
  Owned executable(PyUnicode_DecodeFSDefault(place.executable.c_str()));
  if (!path || !executable)
    return nullptr;
  const int is_executable = PyObject_RichCompareBool(path.get(), executable.get(), Py_EQ);
  if (is_executable < 0)
    return nullptr;
  if (!is_executable) {
    Owned source(read_source(loader, path.get()));
    if (!source || !Py_IsNone(source.get()))
      return source.release();
  }
  Owned original(PyUnicode_DecodeUTF8(
      module->filename, static_cast<Py_ssize_t>(std::string_view(module->filename).size()), "surrogatepass"));
  return original ? read_source(loader, original.get()) : nullptr;
}

PyMethodDef loader_methods[] = {
    {"get_code", get_code, METH_O, "Return the code object of the module."},
    {"get_source", get_source, METH_O, "Return the source of the module, None if it is not there."},
    {nullptr, nullptr, 0, nullptr},
};

PyType_Slot loader_slots[] = {
    {Py_tp_doc, const_cast<char *>("Loader of a module embedded in an executable.")},
    {Py_tp_methods, loader_methods},
    {0, nullptr},
};

PyType_Spec loader_spec = {"lasti.EmbeddedLoader", 0, 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
                           loader_slots};

} // namespace

PyObject *make_loader_type(PyObject *source_file_loader) {
  return PyType_FromSpecWithBases(&loader_spec, source_file_loader);
}

PyObject *make_loader(PyObject *name, PyObject *path) {
  return PyObject_CallFunctionObjArgs(importer_state().loader_type, name, path, nullptr);
}

} // namespace lasti::runtime

#endif
