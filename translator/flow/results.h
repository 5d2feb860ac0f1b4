#pragma once

#include "bytecode/instruction.h"
#include "flow/type.h"

#include <llvm/ADT/STLFunctionalExtras.h>

namespace lasti::flow {

/// Takes an instruction and calls `each` with what Requirements.def promises of the values that it leaves:
/// their positions (1 = top of the stack) and types. They hold whatever its operands are.
void each_result(const bytecode::Instruction &instruction,
                 llvm::function_ref<void(uint32_t position, Type type)> each);

} // namespace lasti::flow
