#pragma once

#include "bench/settings.h"

#include <llvm/Option/ArgList.h>
#include <llvm/Support/Error.h>

namespace lasti::driver {

/// Takes the options of `lasti bench`. Every error is a UsageError.
llvm::Error take_bench_options(const llvm::opt::InputArgList &list, bench::Settings &bench);

} // namespace lasti::driver
