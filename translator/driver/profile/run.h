#pragma once

#include "driver/options.h"

#include <llvm/Support/Error.h>

namespace lasti::driver {

/// Runs a program under the collector of profile/python, and writes its profile. As profile() returns.
llvm::Expected<int> run_and_profile(const char *argv0, const Options &options);

} // namespace lasti::driver
