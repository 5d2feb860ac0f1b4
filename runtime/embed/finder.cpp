// Finders of embedded modules: path entry finders, one for the program's directory and one for each
// directory of packages below it. sys.path, sys.path_hooks, __path__ and namespace packages so mean
// what they mean for files. What is not embedded is looked for in the file system, as ever.
#ifndef LASTI_MODULE

#include "carried/after_import.h"
#include "carried/certificates.h"
#include "carried/extension_loader.h"
#include "embed/multiprocessing.h"
#include "embed/state.h"
#include "frame/reference.h"

#include <structmember.h>

#include <cstddef>
#include <new>
#include <set>

namespace lasti::runtime {
namespace {

struct Finder {
  PyObject_HEAD PyObject *path; // as given to the hook
  PyObject *files;              // the finder that would stand here otherwise, or null
  const ModuleTree *tree;       // null: nothing is embedded here, the standard library's multiprocessing
  std::string directory;        // relative to the tree's root
};

Finder &as_finder(PyObject *object) {
  return *reinterpret_cast<Finder *>(object);
}

void finder_dealloc(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  Finder &finder = as_finder(self);
  Py_CLEAR(finder.path);
  Py_CLEAR(finder.files);
  finder.directory.~basic_string();
  type->tp_free(self);
  Py_DECREF(type);
}

// What the other hooks make of `path`. Null without an exception if none wants it. A standalone executable
// that starts has no list of the others yet.
PyObject *find_files(PyObject *path) {
  const ImporterState &state = importer_state();
  PyObject *all = state.other_hooks ? state.other_hooks : PySys_GetObject("path_hooks"); // borrowed
  Owned hooks(all ? PySequence_Tuple(all) : nullptr);
  if (!hooks)
    return nullptr;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(hooks.get()); ++i) {
    PyObject *hook = PyTuple_GET_ITEM(hooks.get(), i);
    if (hook == state.hook)
      continue;
    PyObject *found = PyObject_CallOneArg(hook, path);
    if (found || !PyErr_ExceptionMatches(PyExc_ImportError))
      return found;
    PyErr_Clear();
  }
  return nullptr;
}

std::string join(const std::string &directory, std::string_view name) {
  std::string path = directory;
  if (!path.empty())
    path += '/';
  path += name;
  return path;
}

PyObject *absolute(const Finder &finder, const std::string &relative) {
  return PyUnicode_DecodeFSDefault((finder.tree->root + "/" + relative).c_str());
}

PyObject *spec_from_location(const Finder &finder, PyObject *name, const std::string &relative,
                             bool is_package) {
  Owned path(absolute(finder, relative));
  Owned loader(path ? make_loader(name, path.get()) : nullptr);
  if (!loader)
    return nullptr;
  Owned function(PyObject_GetAttrString(importer_state().external, "spec_from_file_location"));
  Owned arguments(PyTuple_Pack(2, name, path.get()));
  Owned locations(is_package ? PyList_New(0) : Py_NewRef(Py_None));
  if (!function || !arguments || !locations)
    return nullptr;
  Owned keywords(
      Py_BuildValue("{sOsO}", "loader", loader.get(), "submodule_search_locations", locations.get()));
  return keywords ? PyObject_Call(function.get(), arguments.get(), keywords.get()) : nullptr;
}

PyObject *namespace_spec(const Finder &finder, PyObject *name, const std::string &relative) {
  Owned bootstrap(PyImport_ImportModule("_frozen_importlib"));
  Owned spec(bootstrap ? PyObject_CallMethod(bootstrap.get(), "ModuleSpec", "OO", name, Py_None) : nullptr);
  Owned path(absolute(finder, relative));
  Owned locations(path ? Py_BuildValue("[O]", path.get()) : nullptr);
  if (!spec || !locations ||
      PyObject_SetAttrString(spec.get(), "submodule_search_locations", locations.get()) < 0)
    return nullptr;
  return spec.release();
}

// What the directory itself has. Of a standalone executable that may be an extension module which it carries.
PyObject *find_in_files(Finder &finder, PyObject *name) {
  if (!finder.files)
    Py_RETURN_NONE;
  Owned spec(PyObject_CallMethod(finder.files, "find_spec", "O", name));
  if (spec && !Py_IsNone(spec.get()) && importer_state().program->installation &&
      !load_with_needed(spec.get()))
    return nullptr;
  return spec.release();
}

// As FileFinder.find_spec: a package before a module, before a directory without an __init__.
PyObject *find_in_tree(Finder &finder, PyObject *name, std::string_view tail) {
  const std::string place = join(finder.directory, tail);
  const ModuleTree &tree = *finder.tree;
  if (tree.modules.contains(place + "/__init__.py"))
    return spec_from_location(finder, name, place + "/__init__.py", true);
  if (tree.modules.contains(place + ".py"))
    return spec_from_location(finder, name, place + ".py", false);
  Owned spec(find_in_files(finder, name));
  if (!spec)
    return nullptr;
  const bool is_directory = tree.directories.contains(place) && !tail.empty();
  if (!is_directory)
    return spec.release();
  if (!Py_IsNone(spec.get())) {
    Owned loader(PyObject_GetAttrString(spec.get(), "loader"));
    if (!loader || !Py_IsNone(loader.get()))
      return loader ? spec.release() : nullptr;
  }
  return namespace_spec(finder, name, place);
}

// What has to be done behind the import of some modules of the installation.
bool redirect(const Finder &finder, PyObject *name, PyObject *spec) {
  const bool is_library = !finder.tree || finder.tree == &importer_state().library;
  if (!is_library || Py_IsNone(spec))
    return true;
  if (PyUnicode_CompareWithASCIIString(name, "multiprocessing.spawn") == 0)
    return redirect_spawn(spec);
  const EmbeddedInstallation *installation = importer_state().program->installation;
  if (!installation || !installation->certificates)
    return true;
  if (PyUnicode_CompareWithASCIIString(name, "ssl") == 0)
    return run_after_import(spec, offer_certificates);
  return PyUnicode_CompareWithASCIIString(name, "certifi.core") != 0 ||
         run_after_import(spec, offer_to_certifi);
}

PyObject *find_spec(PyObject *self, PyObject *arguments, PyObject *keywords) {
  static const char *names[] = {"fullname", "target", nullptr};
  PyObject *name, *target = nullptr;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "U|O", const_cast<char **>(names), &name, &target))
    return nullptr;
  Finder &finder = as_finder(self);
  const char *text = finder.tree ? PyUnicode_AsUTF8(name) : nullptr;
  if (!text && finder.tree) // a surrogate: no name of ours
    PyErr_Clear();
  std::string_view tail = text ? text : "";
  tail = tail.substr(tail.rfind('.') + 1);
  Owned spec(text ? find_in_tree(finder, name, tail) : find_in_files(finder, name));
  return spec && redirect(finder, name, spec.get()) ? spec.release() : nullptr;
}

PyObject *invalidate_caches(PyObject *self, PyObject *) {
  Finder &finder = as_finder(self);
  if (finder.files && PyObject_HasAttrString(finder.files, "invalidate_caches"))
    return PyObject_CallMethod(finder.files, "invalidate_caches", nullptr);
  Py_RETURN_NONE;
}

// The modules embedded in a directory: name, and if it is a package.
std::set<std::pair<std::string, bool>> modules_in(const ModuleTree &tree, const std::string &directory) {
  const std::string prefix = directory.empty() ? "" : directory + "/";
  constexpr std::string_view suffix = ".py", package = "/__init__";
  std::set<std::pair<std::string, bool>> found;
  for (const auto &[path, module] : tree.modules) {
    if (!path.starts_with(prefix) || !path.ends_with(suffix))
      continue;
    std::string_view name = path.substr(prefix.size());
    name.remove_suffix(suffix.size());
    const bool is_package = name.ends_with(package);
    if (is_package)
      name.remove_suffix(package.size());
    if (name.find('/') == name.npos && name != "__init__")
      found.emplace(name, is_package);
  }
  return found;
}

// Adds (prefix + name, is_package), once a name.
bool add_module(PyObject *list, std::set<std::string> &seen, const char *prefix, const std::string &name,
                bool is_package) {
  if (!seen.insert(prefix + name).second)
    return true;
  Owned item(Py_BuildValue("(sO)", (prefix + name).c_str(), is_package ? Py_True : Py_False));
  return item && PyList_Append(list, item.get()) == 0;
}

// pkgutil.iter_modules: what is embedded and what the directory has, sorted as a directory's are
// (pkgutil._iter_file_finder_modules).
PyObject *iterate_modules(PyObject *self, PyObject *arguments) {
  const char *prefix = "";
  if (!PyArg_ParseTuple(arguments, "|s", &prefix))
    return nullptr;
  Finder &finder = as_finder(self);
  Owned list(PyList_New(0));
  if (!list)
    return nullptr;
  std::set<std::string> seen;
  std::set<std::pair<std::string, bool>> embedded;
  if (finder.tree)
    embedded = modules_in(*finder.tree, finder.directory);
  for (const auto &[name, is_package] : embedded)
    if (!add_module(list.get(), seen, prefix, name, is_package))
      return nullptr;
  if (!finder.files)
    return list.release();
  Owned pkgutil(PyImport_ImportModule("pkgutil"));
  Owned more(pkgutil ? PyObject_CallMethod(pkgutil.get(), "iter_importer_modules", "Os", finder.files, prefix)
                     : nullptr);
  Owned items(more ? PySequence_List(more.get()) : nullptr);
  if (!items)
    return nullptr;
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(items.get()); ++i) {
    const char *name;
    int is_package;
    if (!PyArg_ParseTuple(PyList_GET_ITEM(items.get(), i), "sp", &name, &is_package))
      return nullptr;
    if (seen.insert(name).second && PyList_Append(list.get(), PyList_GET_ITEM(items.get(), i)) < 0)
      return nullptr;
  }
  if (!embedded.empty() && PyList_Sort(list.get()) < 0)
    return nullptr;
  return list.release();
}

PyMethodDef finder_methods[] = {
    {"find_spec", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(find_spec)),
     METH_VARARGS | METH_KEYWORDS, "Find the spec of a module, None if it is not here."},
    {"invalidate_caches", invalidate_caches, METH_NOARGS, "Forget what the directory held."},
    {"iter_modules", iterate_modules, METH_VARARGS, "The modules here, for pkgutil."},
    {nullptr, nullptr, 0, nullptr},
};

PyMemberDef finder_members[] = {
    {"path", T_OBJECT, offsetof(Finder, path), READONLY, "The directory."},
    {nullptr, 0, 0, 0, nullptr},
};

PyType_Slot finder_slots[] = {
    {Py_tp_doc, const_cast<char *>("Finder of modules embedded in an executable.")},
    {Py_tp_methods, finder_methods},
    {Py_tp_members, finder_members},
    {Py_tp_dealloc, reinterpret_cast<void *>(finder_dealloc)},
    {0, nullptr},
};

PyType_Spec finder_spec = {"lasti.EmbeddedFinder", sizeof(Finder), 0,
                           Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, finder_slots};

} // namespace

PyObject *make_finder_type() {
  return PyType_FromSpec(&finder_spec);
}

PyObject *make_finder(const ModuleTree *tree, const std::string &directory, PyObject *path) {
  auto *type = reinterpret_cast<PyTypeObject *>(importer_state().finder_type);
  PyObject *files = find_files(path);
  if (!files && PyErr_Occurred())
    return nullptr;
  PyObject *self = type->tp_alloc(type, 0);
  if (!self) {
    Py_XDECREF(files);
    return nullptr;
  }
  Finder &finder = as_finder(self);
  new (&finder.directory) std::string(directory);
  finder.path = Py_NewRef(path);
  finder.files = files;
  finder.tree = tree;
  return self;
}

} // namespace lasti::runtime

#endif
