// The unit of a standalone executable that holds the installation (runtime/embed/embed.h:
// EmbeddedInstallation).
#pragma once

#include "standalone/installation.h"

#include <string>

namespace lasti::standalone {

/// The bytes of all modules and files, after each other, and the C++ text of the tables that find them there.
struct Unit {
  std::string text;
  std::string bytes;
};

/// Reads the files. `bytes_path` is the file that the assembler is to read the bytes from.
llvm::Expected<Unit> make_unit(const Installation &installation, pyc::PyVersion version,
                               const std::string &bytes_path);

} // namespace lasti::standalone
