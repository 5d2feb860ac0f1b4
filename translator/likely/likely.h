#pragma once

// Likely types of a module's values, for whoever specialises code behind guards.

#include "ir/function.h"

namespace llvm {
class raw_ostream;
}

namespace lasti::likely {

/// Takes a module whose functions have types. Says of each value what it likely is (ir::Value::likely).
void find_likely(ir::Module &module);

/// Writes what variables, arguments and results are taken for.
void print(const ir::Function &function, llvm::raw_ostream &out);

} // namespace lasti::likely
