#pragma once

// The opcodes with an emitter of their own: one function each, in a file for each family.

#include "emit/site.h"

#include <llvm/ADT/STLFunctionalExtras.h>

namespace lasti::emit {

#define EMITTER(opcode) void emit_##opcode(Site &site);
#include "emit/Emitters.def"
#undef EMITTER

/// Writes an instruction from the operation table. `operation` is the table's entry for it.
void emit_operation(Site &site, const opgen::Operation &operation);

/// True if an operation on so many values of the stack may run Python code. Arithmetic on numbers does not.
bool may_run_python(const Site &site, const opgen::Operation &operation, size_t operands);

/// Writes the call of an operation: the expression that runs it. Pops its inputs.
std::string operation_call(Site &site, const opgen::Operation &operation);

/// Writes a jump that is taken where `t` is `sense`, and the way on behind it.
void emit_conditional_jump(Site &site, bool sense);

/// Writes the two ways on where `t` says if there is another value. If there is, it lies on the stack. If
/// not, the owned top is dropped, `end` does what is left to do with its slot, and the jump is taken.
void emit_next_or_end(Site &site, const char *comment, llvm::function_ref<void()> end);

/// Writes a comparison and the conditional jump that follows as one.
void emit_compare_and_jump(Site &site);

/// Writes a BINARY_OP and the STORE_FAST that follows as one.
void emit_update_local(Site &site);

} // namespace lasti::emit
