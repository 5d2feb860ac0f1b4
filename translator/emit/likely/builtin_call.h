#pragma once

// Calls of what is likely a builtin that the runtime has in line (call/known_calls.h).

#include "ir/function.h"

namespace lasti::emit {

/// Takes a call_function or call_method of a block, after own/. Returns the function of the runtime that
/// makes it: one that looks first whether the callee is the builtin of the name that it has been loaded by;
/// or call_function or call_method.
llvm::StringRef function_for(const ir::Function &function, const ir::Block &block, const ir::Node &call);

} // namespace lasti::emit
