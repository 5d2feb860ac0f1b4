#pragma once

// What every pass may rely on, and has to leave behind.

#include "ir/function.h"

#include <llvm/Support/Error.h>

namespace lasti::ir {

/// Checks a function, before own/ or after it: the edges between its blocks and the stacks on them, that
/// values are made once and before they are used on every path, and that every node has what its operation
/// wants. Before own/, that the value stack is one: operands lie on it, and are taken once. Returns the first
/// violation as `function 'f' block 3: v9 = add (v7, v8): int: v7 is not made before`.
llvm::Error verify(const Function &function);

} // namespace lasti::ir
