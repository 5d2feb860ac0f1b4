// `lasti emit`, and --dump.
#pragma once

#include "driver/options.h"
#include "pyc/code_object.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::driver {

/// `lasti emit`: reads the main module and writes its C++ text to options.output, or prints what the module
/// looks like behind options.dump, if that is not empty, on standard output. May return a PythonError.
llvm::Error emit(const Options &options);

/// Writes a module's C++ text, in one unit, to options.output. `path` is the file that it was read from.
llvm::Error emit_text(const pyc::Module &module, const std::string &path, const Options &options);

/// The stages that options.dump may name.
std::vector<llvm::StringRef> dump_stages();

} // namespace lasti::driver
