#pragma once

#include "driver/options.h"
#include "program/entry.h"
#include "pyc/version.h"

#include <llvm/Support/Error.h>

#include <string>

namespace lasti::driver {

/// Returns the name of the output where -o gives none: that of the program, with the suffix of what is made.
llvm::Expected<std::string> default_output(const program::Entry &entry, const Options &options,
                                           pyc::PyVersion version);

} // namespace lasti::driver
