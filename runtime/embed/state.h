// What the importer of embedded modules shares among its files.
#pragma once

#include "embed/importer.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace lasti::runtime {

/// Embedded modules that seem to stand below one directory.
struct ModuleTree {
  std::string root; ///< that directory: absolute, in normal form
  std::unordered_map<std::string_view, const EmbeddedModule *> modules; ///< by relative path
  std::unordered_set<std::string> directories; ///< relative, without a '/' at the end; "" is there
};

/// The importer of the process: one executable has one program. Objects are never dropped: the
/// importer lives as long as Python.
struct ImporterState {
  const EmbeddedProgram *program = nullptr;
  const ProgramPlace *place = nullptr;
  ModuleTree own;     ///< the program's modules
  ModuleTree library; ///< those of the installation that it carries; without a root: it carries none
  PyObject *external = nullptr; ///< importlib._bootstrap_external
  PyObject *loader_type = nullptr;
  PyObject *finder_type = nullptr;
  PyObject *hook = nullptr;
  PyObject *other_hooks = nullptr; ///< sys.path_hooks without ours: a tuple
};

ImporterState &importer_state();

/// The tree that `path` is in, and its path in it, in normal form; null if it is in none.
const ModuleTree *find_tree(std::string_view path, std::string &relative);

/// The type of the loaders (finders), a new reference; null with an exception set on failure.
PyObject *make_loader_type(PyObject *source_file_loader);
PyObject *make_finder_type();

/// A finder of the modules in `directory` of a tree, which is `path` (absolute) on sys.path or a
/// package's __path__. Without a tree, `path` is the standard library's multiprocessing and
/// nothing is embedded. New reference, null with an exception set on failure.
PyObject *make_finder(const ModuleTree *tree, const std::string &directory, PyObject *path);

} // namespace lasti::runtime
