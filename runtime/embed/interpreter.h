// Where the interpreter stands that an executable's library belongs to.
#pragma once

#include <string>

namespace lasti::runtime {

/// The path of the python3.11 that a program would be run with: sys.executable. The one of PATH if
/// it is the interpreter this executable was linked for, perhaps through the symbolic link of a
/// virtual environment (whose packages are then found); otherwise the one known at build time. `environment`,
/// if not null, is the interpreter of the virtual environment that the program was built for: it comes first,
/// as long as it is there.
std::string interpreter_path(const char *environment);

/// `path` with all symbolic links resolved; as it is if nothing is there.
std::string resolved_path(const std::string &path);

/// The path of the running executable with all symbolic links resolved; `typed` (its argv[0])
/// where the system does not tell.
std::string executable_path(const char *typed);

} // namespace lasti::runtime
