#pragma once

#include "opgen/tool/model.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <set>
#include <string>
#include <vector>

namespace lasti::opgen {

/// Reads the opcodes that have a lowering of their own in a version: the `LOWERING(first, last, NAME,
/// function)` lines of lower/Lowerings.def. Fails if a line names no opcode of that version, or one that
/// another line has named.
llvm::Expected<std::set<Opcode>> read_lowerings(llvm::StringRef path, PyVersion version);

/// Holds the rows against the opcodes of a version. Returns a line for every opcode that has neither
/// an operation nor a lowering, that has both, or that has two operations for the same oparg and form;
/// and for gaps among its subcodes. Empty: all is well.
std::vector<std::string> check(llvm::ArrayRef<OperationText> rows, const std::set<Opcode> &lowerings,
                               PyVersion version);

} // namespace lasti::opgen
