#pragma once

#include "opgen/tool/model.h"

#include <llvm/ADT/ArrayRef.h>

#include <set>
#include <string>

namespace lasti::opgen {

/// Returns the text of operations.inc: the definition of `operation_table`. Rows must be sorted.
std::string print_table(llvm::ArrayRef<OperationText> rows);

/// Returns the text of docs/opcodes.md: every opcode of a version with its meaning, its stack effect and the
/// function that carries it out. Rows must be sorted.
std::string print_page(llvm::ArrayRef<OperationText> rows, const std::set<Opcode> &lowerings,
                       PyVersion version);

} // namespace lasti::opgen
