#pragma once

#include "ir/function.h"

namespace lasti::opt {

/// Takes a BINARY_OP and the stack before it. Returns true if it may change its left operand in place:
/// the local that the operand is borrowed from is overwritten by the next instruction.
bool updates_local(const ir::Function &function, uint32_t instruction, llvm::ArrayRef<ir::StackSlot> stack);

} // namespace lasti::opt
