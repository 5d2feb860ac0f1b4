// Import of embedded modules, as if they stood in the directory of the executable.
#pragma once

#include "embed/embed.h"

#include <string>

namespace lasti::runtime {

/// Where the program stands.
struct ProgramPlace {
  std::string executable;           ///< the executable, links resolved
  std::string executable_directory; ///< its directory
  std::string directory;            ///< where the program's modules seem to stand: sys.path[0]. The
                                    ///< executable's directory, or that of the files that it carries
  bool is_unpacked = false;         ///< it is the latter
  std::string main_file;            ///< __file__ of __main__
};

/// Works out the place of `program`, whose executable is at `executable`. `stand_in`, if not empty, is the
/// absolute path of the program's file that the executable was started for (`lasti run`): it then has the
/// place that the interpreter would give it. `files_directory`, if not empty, is where the files are that the
/// executable carries.
ProgramPlace place_of(const EmbeddedProgram &program, const std::string &executable,
                      const std::string &stand_in, const std::string &files_directory);

/// Makes the importer of `program`'s modules; `program` and `place` must outlive Python. `prefix` is where
/// the installation is that it carries. With one it stands in sys.path_hooks from now on: call once, with
/// Python's core initialised and nothing imported (PyConfig._init_main). False with an exception set on
/// failure.
bool prepare_importer(const EmbeddedProgram &program, const ProgramPlace &place, const std::string &prefix);

/// Puts the importer in front of sys.path_hooks. Call once, with Python initialised and before anything of
/// the program is imported. False with an exception set on failure.
bool install_importer();

/// A new loader of the module `name` (with dots) that stands at `path`; of the program itself for
/// "__main__". Returns a new reference, null with an exception set on failure.
PyObject *make_loader(PyObject *name, PyObject *path);

} // namespace lasti::runtime
