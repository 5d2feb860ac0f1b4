#pragma once

// The parts of verify(), and how they say what they find.

#include "ir/function.h"

#include <llvm/ADT/Twine.h>
#include <llvm/Support/Error.h>

namespace lasti::ir {

/// Every node has what its operation wants: inputs, outputs, representations, numbers in range.
llvm::Error verify_nodes(const Function &function);

/// Values are made once, and before they are used on every path.
llvm::Error verify_values(const Function &function);

/// The stacks on the edges fit those of the blocks that they lead to; before own/, operands lie on the stack.
llvm::Error verify_stack(const Function &function);

/// Returns the error that says what is wrong, and where.
llvm::Error violation(const Function &function, const llvm::Twine &message);
llvm::Error violation(const Function &function, BlockId block, const llvm::Twine &message);
llvm::Error violation(const Function &function, BlockId block, const Node &node, const llvm::Twine &message);

} // namespace lasti::ir
