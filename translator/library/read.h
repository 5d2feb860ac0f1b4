// The bytecode of installed modules: what the interpreter would run.
#pragma once

#include "library/search.h"
#include "pyc/code_object.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::library {

/// Reads modules of the first three kinds (search.h): of a source, what stands in its __pycache__ if that
/// belongs to it, else compiled. Returns a module of `version` or an error for each, in order.
std::vector<llvm::Expected<pyc::Module>> read_modules(const program::Interpreter &interpreter,
                                                      pyc::PyVersion version,
                                                      llvm::ArrayRef<Located> modules);

/// The line which says that the module of this file is left out, and the last line of the error.
std::string left_out_line(const std::string &file, llvm::Error error);

} // namespace lasti::library
