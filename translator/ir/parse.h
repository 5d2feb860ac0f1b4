#pragma once

// Functions out of the text that print.h makes.

#include "ir/function.h"

#include <llvm/Support/Error.h>

#include <vector>

namespace lasti::ir {

/// Reads functions. They have no bytecode. What they say is not looked at here: verify() does that. Errors
/// read `line 12: …`.
llvm::Expected<std::vector<Function>> parse(llvm::StringRef text);

} // namespace lasti::ir
