#pragma once

#include "driver/options.h"
#include "compile/toolchain.h"

#include <llvm/Support/Error.h>

namespace lasti::driver {

/// `lasti build`: translates a program and makes what options.product says. Nothing is left behind on an
/// error, which may be a program::PythonError. `files` (if not null) gets the paths of the files that the
/// program was made from.
llvm::Error build(const compile::Toolchain &toolchain, const Options &options,
                  std::vector<std::string> *files = nullptr);

/// `lasti run`: builds into the cache, if the program is not there yet, and replaces this process by it.
/// Returns only on an error.
llvm::Error run(const compile::Toolchain &toolchain, const Options &options, const char *const *environment);

} // namespace lasti::driver
