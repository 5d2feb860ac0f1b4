#pragma once

#include "driver/options.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Option/ArgList.h>
#include <llvm/Support/Error.h>

#include <string>

namespace lasti::driver {

/// Takes the options of `lasti profile` and its inputs. Every error is a UsageError.
llvm::Error take_profile_options(const llvm::opt::InputArgList &list, llvm::ArrayRef<std::string> inputs,
                                 Options &options);

} // namespace lasti::driver
