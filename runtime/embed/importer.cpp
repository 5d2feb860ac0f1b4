// Sets up the import of embedded modules: an entry at the front of sys.path_hooks. importlib's
// PathFinder asks it for a finder of each directory that it looks into; it answers for the
// program's directory and the embedded packages below, and leaves every other to the hooks after it.
#ifndef LASTI_MODULE

#include "embed/importer.h"

#include "embed/interpreter.h"
#include "embed/multiprocessing.h"
#include "embed/state.h"
#include "frame/reference.h"

#include <sys/stat.h>

#include <algorithm>

namespace lasti::runtime {
namespace {

// An absolute path without empty components, "." and "..", as os.path.normpath makes it.
std::string normal_path(std::string_view path) {
  std::string normal;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view component = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (component == "..")
      normal.resize(normal.empty() ? 0 : normal.rfind('/'));
    else if (!component.empty() && component != ".")
      normal.append("/").append(component);
  }
  return normal.empty() ? "/" : normal;
}

// The types derive from importlib's. In a standalone executable the hook is asked before they can be made.
bool make_types(ImporterState &state) {
  if (state.finder_type)
    return true;
  state.external = PyImport_ImportModule("_frozen_importlib_external");
  Owned base(state.external ? PyObject_GetAttrString(state.external, "SourceFileLoader") : nullptr);
  state.loader_type = base ? make_loader_type(base.get()) : nullptr;
  state.finder_type = state.loader_type ? make_finder_type() : nullptr;
  return state.finder_type;
}

// A finder of the directory at `path`; null without an exception if it is none of ours.
PyObject *find_directory(PyObject *path, const char *text) {
  std::string relative;
  if (const ModuleTree *tree = find_tree(text, relative); tree && tree->directories.contains(relative))
    return make_types(importer_state()) ? make_finder(tree, relative, path) : nullptr;
  return is_multiprocessing_path(text) ? make_finder(nullptr, "", path) : nullptr;
}

PyObject *path_hook(PyObject *, PyObject *path) {
  Owned bytes(PyUnicode_Check(path) ? PyUnicode_EncodeFSDefault(path) : nullptr);
  if (!bytes)
    PyErr_Clear();
  PyObject *finder = bytes ? find_directory(path, PyBytes_AS_STRING(bytes.get())) : nullptr;
  if (!finder && !PyErr_Occurred())
    PyErr_SetString(PyExc_ImportError, "no embedded modules here");
  return finder;
}

PyMethodDef hook_method = {"embedded_path_hook", path_hook, METH_O,
                           "Make a finder of the modules embedded in this executable."};

void add_directories(ModuleTree &tree, std::string_view path) {
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1))
    tree.directories.emplace(path.substr(0, slash));
}

void list_modules(ModuleTree &tree, const EmbeddedModule *modules, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (modules[i].bytes)
      tree.modules.emplace(modules[i].path, &modules[i]);
    add_directories(tree, modules[i].path);
  }
  tree.directories.emplace("");
}

// The directories of the files as well: extension modules are in some where no bytecode is.
void list_installation(ModuleTree &tree, const EmbeddedInstallation &installation) {
  list_modules(tree, installation.modules, installation.module_count);
  for (std::size_t i = 0; i < installation.files.count; ++i)
    if (std::string_view path = installation.files.files[i].path; path.starts_with(installation.library))
      add_directories(tree, path.substr(std::string_view(installation.library).size()));
}

// What was cached for directories of ours: PYTHONPATH may name the program's, and site has imported from it.
bool forget_finders() {
  PyObject *cache = PySys_GetObject("path_importer_cache"); // borrowed
  Owned keys(cache ? PyMapping_Keys(cache) : nullptr);
  if (!keys)
    return false;
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(keys.get()); ++i) {
    PyObject *key = PyList_GET_ITEM(keys.get(), i);
    std::string relative;
    const char *text = PyUnicode_Check(key) ? PyUnicode_AsUTF8(key) : nullptr;
    if (!text)
      PyErr_Clear();
    if (text && (find_tree(text, relative) == &importer_state().own || is_multiprocessing_path(text)) &&
        PyDict_DelItem(cache, key) < 0)
      return false;
  }
  return true;
}

} // namespace

ImporterState &importer_state() {
  // Never destroyed: Python may import until the process ends.
  static ImporterState &state = *new ImporterState;
  return state;
}

namespace {

bool is_in_tree(const std::string &path, const std::string &root, std::string &relative) {
  if (path == root) {
    relative.clear();
    return true;
  }
  const std::string prefix = root == "/" ? root : root + "/";
  if (!path.starts_with(prefix))
    return false;
  relative = path.substr(prefix.size());
  return true;
}

} // namespace

// The installation first: it may be below the program's directory.
const ModuleTree *find_tree(std::string_view path, std::string &relative) {
  if (!path.starts_with('/'))
    return nullptr;
  const std::string normal = normal_path(path);
  const ImporterState &state = importer_state();
  for (const ModuleTree *tree : {&state.library, &state.own})
    if (!tree->root.empty() && is_in_tree(normal, tree->root, relative))
      return tree;
  return nullptr;
}

namespace {

std::string directory_of(const std::string &file) {
  const std::size_t slash = file.rfind('/');
  return slash == 0 ? "/" : file.substr(0, slash);
}

// The directory that the main module's relative path begins in.
std::string root_of(std::string_view file, std::string_view path) {
  if (file.ends_with(path))
    file.remove_suffix(path.size());
  while (file.size() > 1 && file.ends_with('/'))
    file.remove_suffix(1);
  return std::string(file);
}

bool is_file(const std::string &path) {
  struct stat found;
  return stat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode);
}

} // namespace

ProgramPlace place_of(const EmbeddedProgram &program, const std::string &executable,
                      const std::string &stand_in, const std::string &files_directory) {
  ProgramPlace place;
  place.executable = executable;
  place.executable_directory = directory_of(executable);
  const std::string path = program.modules[0].path;
  if (!stand_in.empty()) {
    place.directory = program.run_module ? root_of(stand_in, path) : directory_of(resolved_path(stand_in));
    place.main_file = stand_in;
    return place;
  }
  // The source's place if it is there, so that what reads __file__ as text works as it does
  // interpreted; else the executable, which the interpreter can run as well (its archive).
  place.is_unpacked = !files_directory.empty();
  place.directory = place.is_unpacked ? files_directory : place.executable_directory;
  std::string source = place.directory + "/" + path;
  place.main_file = is_file(source) ? source : executable;
  return place;
}

bool prepare_importer(const EmbeddedProgram &program, const ProgramPlace &place, const std::string &prefix) {
  ImporterState &state = importer_state();
  state.program = &program;
  state.place = &place;
  state.own.root = place.directory;
  list_modules(state.own, program.modules, program.module_count);
  if (!program.installation)
    return true;
  state.library.root = normal_path(prefix + "/" + program.installation->library);
  list_installation(state.library, *program.installation);
  PyObject *hooks = PySys_GetObject("path_hooks"); // borrowed
  state.hook = PyCFunction_New(&hook_method, nullptr);
  return hooks && state.hook && PyList_Append(hooks, state.hook) == 0;
}

// The first hook of all: what is before it in a standalone executable that starts has been asked for
// directories which are not there.
bool install_importer() {
  ImporterState &state = importer_state();
  PyObject *hooks = PySys_GetObject("path_hooks"); // borrowed
  if (!hooks) {
    PyErr_SetString(PyExc_RuntimeError, "lost sys.path_hooks");
    return false;
  }
  if (!state.hook)
    state.hook = PyCFunction_New(&hook_method, nullptr);
  const Py_ssize_t old = state.hook ? PySequence_Index(hooks, state.hook) : -1;
  PyErr_Clear(); // it is not there yet
  if (!state.hook || !make_types(state) || (old >= 0 && PySequence_DelItem(hooks, old) < 0))
    return false;
  Py_XSETREF(state.other_hooks, PySequence_Tuple(hooks));
  return state.other_hooks && PyList_Insert(hooks, 0, state.hook) == 0 && forget_finders();
}

} // namespace lasti::runtime

#endif
