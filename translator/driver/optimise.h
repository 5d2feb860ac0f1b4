// `lasti opt`.
#pragma once

#include "driver/options.h"

#include <llvm/Support/Error.h>

namespace lasti::driver {

/// Reads functions in the form that --dump prints, runs options.passes over them (all of opt/ if none are
/// named), verifies them before and after each, and prints them on standard output.
llvm::Error optimise(const Options &options);

} // namespace lasti::driver
