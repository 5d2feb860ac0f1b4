// Imports that stand in no bytecode.
#pragma once

#include "library/search.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::standalone {

/// Returns the modules that the interpreter imports by itself, whatever the program is: to start, to decode,
/// to warn, to pickle. "encodings.*" stands for all modules of that package.
llvm::ArrayRef<const char *> always_imported();

/// Returns the modules that this one imports in C, or by a name that it makes.
std::vector<std::string> imported_by(const std::string &name);

/// Takes an extension module. Returns the texts in it that are names of modules, as the C API takes them:
/// names with dots, and others where they are of the standard library (which `locate` has to say) or the
/// extension's own package. Some are there for other reasons.
llvm::Expected<std::vector<std::string>> names_in_extension(const library::Located &extension);

/// Whether a name that only stands in an extension module is taken for a module of the standard library: not
/// what does something when it is imported, or is big and never meant.
bool is_likely_import(llvm::StringRef name);

/// Whether a module imports another one for what programs use it for: a library not for the interactive
/// interpreter, for its tests, or in place of something that is there.
bool is_meant(const library::Located &by, llvm::StringRef name);

/// Whether a module is for who works on a package: to test it, build it or read about it. What only a
/// function of a library imports is then left out.
bool is_tool(llvm::StringRef name);

} // namespace lasti::standalone
