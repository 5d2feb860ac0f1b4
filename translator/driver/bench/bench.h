#pragma once

#include "driver/options.h"

#include <llvm/Support/Error.h>

namespace lasti::driver {

/// `lasti bench`: runs programs interpreted and translated, and says how they compare; with --compare,
/// compares two files of results. A program that does not do the same, and a loss that is too large, are
/// errors. Takes the path of this program as it was called.
llvm::Error bench(const char *argv0, const Options &options);

} // namespace lasti::driver
