#pragma once

#include "ir/function.h"

namespace lasti::own {

/// Returns true if Python code may run in the node, so that tracing may be on behind it. Arithmetic on
/// numbers runs none.
bool may_run_python(const ir::Function &function, const ir::Node &node);

/// Returns true for the opcodes whose operations have ways of their own for int and float.
bool wants_types(bytecode::Opcode opcode);

} // namespace lasti::own
