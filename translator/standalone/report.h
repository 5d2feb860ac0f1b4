// What --report says of a standalone executable.
#pragma once

#include "standalone/installation.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/JSON.h>

#include <string>
#include <vector>

namespace lasti::standalone {

/// Writes the attribute "standalone" of a report. `linked` are the libraries that are linked in: they have
/// licences, too.
void write_report(llvm::json::OStream &json, const Installation &installation,
                  llvm::ArrayRef<std::string> linked);

/// Returns the libraries that are linked into an executable: libpython, and what the linker `cxx` finds of
/// the others.
std::vector<std::string> linked_libraries(const std::string &cxx, const std::string &python_library);

/// Returns the lines of the summary, each with two blanks before it.
std::string summary(const Installation &installation);

} // namespace lasti::standalone
