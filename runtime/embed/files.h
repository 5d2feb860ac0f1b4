// The files that an executable carries beside its modules.
#pragma once

#include "embed/embed.h"

#include <string>

namespace lasti::runtime {

/// Makes sure that the program's files are there, and a link to `executable` in the place of the main file:
/// in the user's cache, in a directory named for their contents; where there is no cache, in a temporary
/// directory that goes with the process. `directory` gets its path, or stays empty if the program has no
/// files. A file that is there stays as it is. False after a line on standard error.
bool unpack_files(const EmbeddedProgram &program, const std::string &executable, std::string &directory);

} // namespace lasti::runtime
