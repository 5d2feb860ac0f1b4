// Where the interpreter stands that an executable's library belongs to.
#pragma once

#include <string>

namespace lasti::runtime {

/// The path of the python3.11 that a program would be run with: sys.executable. The one of PATH if
/// it is the interpreter this executable was linked for, perhaps through the symbolic link of a
/// virtual environment (whose packages are then found); otherwise the one known at build time.
std::string interpreter_path();

/// `path` with all symbolic links resolved; as it is if nothing is there.
std::string resolved_path(const std::string &path);

/// The path of the running executable with all symbolic links resolved; `typed` (its argv[0])
/// where the system does not tell.
std::string executable_path(const char *typed);

} // namespace lasti::runtime
