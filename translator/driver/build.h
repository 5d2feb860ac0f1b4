#pragma once

#include "driver/options.h"

#include <llvm/Support/Error.h>

namespace lasti::driver {

/// What a program was built from, for `run`.
struct BuiltFrom {
  std::vector<std::string> files; ///< that were read
  std::string place;              ///< where the main file stands, or would: absolute
};

/// `lasti build`: translates a program and makes what options.product says, for the version that the program
/// is of. Takes the path of this program as it was called. Nothing is left behind on an error, which may be a
/// PythonError. `from` (if not null) gets what the program was made from, and nothing
/// is said then of what was done.
llvm::Error build(const char *argv0, const Options &options, BuiltFrom *from = nullptr);

/// `lasti run`: builds into the cache, if the program is not there yet, and replaces this process by it.
/// Returns only on an error.
llvm::Error run(const char *argv0, const Options &options, const char *const *environment);

} // namespace lasti::driver
