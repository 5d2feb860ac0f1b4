// How Python starts with an installation that the executable carries.
#pragma once

#include "cpython/python.h"

#include <string>

namespace lasti::runtime {

/// Makes `prefix` the place of the installation, whatever the machine has: sys.prefix, sys.path without
/// directories of the machine's, sys.executable the executable itself. PYTHONHOME and PYTHONPATH count as not
/// set, site does not look for directories, and no virtual environment is looked for.
PyStatus configure_installation(PyConfig &config, const std::string &prefix, const std::string &executable);

/// Whether a running program has started `executable`, itself, as the interpreter that sys.executable is for
/// others: by that path, with -c or -m behind options of the interpreter's.
bool is_called_as_interpreter(int argument_count, char **arguments, const std::string &executable);

/// What site does otherwise, once Python runs: puts `packages`, where installed packages seem to stand,
/// behind sys.path, and exit, quit, copyright, credits, license and help into builtins. False with an
/// exception set on failure.
bool finish_installation(const std::string &packages);

} // namespace lasti::runtime
