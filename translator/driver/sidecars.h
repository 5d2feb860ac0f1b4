#pragma once

#include "driver/options.h"

#include <llvm/Option/ArgList.h>
#include <llvm/Support/Error.h>

namespace lasti::driver {

/// Takes the values of the options that only `compileall` and `package` have. Errors are a UsageError.
llvm::Error take_sidecars(const llvm::opt::InputArgList &list, Options &options);

/// `lasti compileall`: makes a sidecar beside each .pyc. Takes the path of this program as it was called.
/// Returns the exit status: 1 if something was wrong with a module, which has been said.
llvm::Expected<int> compileall(const char *argv0, const Options &options);

/// `lasti package`: prints where the Python package is, or installs it.
llvm::Error package(const char *argv0, const Options &options);

} // namespace lasti::driver
