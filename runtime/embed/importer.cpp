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

PyObject *path_hook(PyObject *, PyObject *path) {
  std::string relative;
  if (PyUnicode_Check(path)) {
    Owned bytes(PyUnicode_EncodeFSDefault(path));
    if (!bytes) {
      PyErr_Clear();
    } else if (const char *text = PyBytes_AS_STRING(bytes.get());
               relative_path(text, relative) && importer_state().directories.contains(relative)) {
      return make_finder(relative, path, false);
    } else if (is_multiprocessing_path(text)) {
      return make_finder("", path, true);
    }
  }
  PyErr_SetString(PyExc_ImportError, "no embedded modules here");
  return nullptr;
}

PyMethodDef hook_method = {"embedded_path_hook", path_hook, METH_O,
                           "Make a finder of the modules embedded in this executable."};

void list_modules(ImporterState &state) {
  for (std::size_t i = 0; i < state.program->module_count; ++i) {
    const EmbeddedModule &module = state.program->modules[i];
    const std::string_view path = module.path;
    if (module.bytes)
      state.modules.emplace(path, &module);
    for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1))
      state.directories.emplace(path.substr(0, slash));
  }
  state.directories.emplace("");
}

// sys.path_hooks before ours is there, and what was cached for the program's directory.
bool replace_hooks(ImporterState &state) {
  PyObject *hooks = PySys_GetObject("path_hooks"); // borrowed
  PyObject *cache = PySys_GetObject("path_importer_cache");
  if (!hooks || !cache) {
    PyErr_SetString(PyExc_RuntimeError, "lost sys.path_hooks");
    return false;
  }
  state.other_hooks = PySequence_Tuple(hooks);
  Owned hook(PyCFunction_New(&hook_method, nullptr));
  if (!state.other_hooks || !hook || PyList_Insert(hooks, 0, hook.get()) < 0)
    return false;
  // A finder made while site was imported: PYTHONPATH may name the program's directory.
  Owned keys(PyMapping_Keys(cache));
  if (!keys)
    return false;
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(keys.get()); ++i) {
    PyObject *key = PyList_GET_ITEM(keys.get(), i);
    std::string relative;
    const char *text = PyUnicode_Check(key) ? PyUnicode_AsUTF8(key) : nullptr;
    if (!text)
      PyErr_Clear();
    if (text && (relative_path(text, relative) || is_multiprocessing_path(text)) &&
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

bool relative_path(std::string_view path, std::string &relative) {
  const std::string &directory = importer_state().place->directory;
  if (!path.starts_with('/'))
    return false;
  const std::string normal = normal_path(path);
  if (normal == directory) {
    relative.clear();
    return true;
  }
  const std::string prefix = directory == "/" ? directory : directory + "/";
  if (!normal.starts_with(prefix))
    return false;
  relative = normal.substr(prefix.size());
  return true;
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

bool install_importer(const EmbeddedProgram &program, const ProgramPlace &place) {
  ImporterState &state = importer_state();
  state.program = &program;
  state.place = &place;
  list_modules(state);
  state.external = PyImport_ImportModule("_frozen_importlib_external");
  if (!state.external)
    return false;
  Owned base(PyObject_GetAttrString(state.external, "SourceFileLoader"));
  state.loader_type = base ? make_loader_type(base.get()) : nullptr;
  state.finder_type = state.loader_type ? make_finder_type() : nullptr;
  return state.finder_type && replace_hooks(state);
}

} // namespace lasti::runtime

#endif
