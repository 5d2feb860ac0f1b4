#ifndef LASTI_MODULE

#include "carried/extension_loader.h"

#include "frame/reference.h"

namespace lasti::runtime {
namespace {

ExtensionFiles &extension_files() {
  static ExtensionFiles &files = *new ExtensionFiles;
  return files;
}

PyObject *base_type() {
  Owned external(PyImport_ImportModule("_frozen_importlib_external"));
  return external ? PyObject_GetAttrString(external.get(), "ExtensionFileLoader") : nullptr;
}

const EmbeddedFile *find_extension(const std::string &path) {
  const ExtensionFiles &known = extension_files();
  const CarriedFiles &carried = known.installation.files;
  if (const EmbeddedFile *file = find_file(carried, known.installation.directory, path))
    return file;
  return known.own_directory.empty() ? nullptr : find_file(known.own, known.own_directory, path);
}

PyObject *create_module(PyObject *self, PyObject *spec) {
  Owned path(PyObject_GetAttrString(self, "path"));
  Owned bytes(path ? PyUnicode_EncodeFSDefault(path.get()) : nullptr);
  Owned base(bytes ? base_type() : nullptr);
  if (!base)
    return nullptr;
  std::string problem;
  if (const EmbeddedFile *file = find_extension(PyBytes_AS_STRING(bytes.get()));
      file && !load_needed(extension_files().installation, *file, problem)) {
    Owned text(PyUnicode_DecodeFSDefault(problem.c_str()));
    Owned name(PyObject_GetAttrString(self, "name"));
    if (text && name)
      PyErr_SetImportError(text.get(), name.get(), path.get());
    return nullptr;
  }
  return PyObject_CallMethod(base.get(), "create_module", "OO", self, spec);
}

PyMethodDef methods[] = {
    {"create_module", create_module, METH_O, "Load what the extension module needs, and create it."},
    {nullptr, nullptr, 0, nullptr},
};

PyType_Slot slots[] = {
    {Py_tp_doc, const_cast<char *>("Loader of an extension module that an executable carries.")},
    {Py_tp_methods, methods},
    {0, nullptr},
};

PyType_Spec type_spec = {"lasti.EmbeddedExtensionLoader", 0, 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
                         slots};

// The type is made with the first one that is wanted: importlib is not there before.
PyObject *loader_type(PyObject *base) {
  static PyObject *type = nullptr;
  if (!type)
    type = PyType_FromSpecWithBases(&type_spec, base);
  return type;
}

} // namespace

void set_extension_files(const ExtensionFiles &files) {
  extension_files() = files;
}

bool load_with_needed(PyObject *spec) {
  Owned base(base_type());
  Owned loader(base ? PyObject_GetAttrString(spec, "loader") : nullptr);
  if (!loader)
    return false;
  if (reinterpret_cast<PyObject *>(Py_TYPE(loader.get())) != base.get())
    return true;
  Owned name(PyObject_GetAttrString(loader.get(), "name"));
  Owned path(name ? PyObject_GetAttrString(loader.get(), "path") : nullptr);
  PyObject *type = path ? loader_type(base.get()) : nullptr;
  Owned replacement(type ? PyObject_CallFunctionObjArgs(type, name.get(), path.get(), nullptr) : nullptr);
  return replacement && PyObject_SetAttrString(spec, "loader", replacement.get()) == 0;
}

} // namespace lasti::runtime

#endif
