#pragma once

#include "opgen/tool/model.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <set>
#include <string>
#include <vector>

namespace lasti::opgen {

/// Reads the opcodes that have an emitter of their own: the `EMITTER(NAME)` lines of emit/Emitters.def.
llvm::Expected<std::set<std::string>> read_emitters(llvm::StringRef path);

/// Holds the rows against the opcodes of the target version. Returns a line for every opcode that has neither
/// an operation nor an emitter, that has both, or that has two operations for the same oparg and form;
/// and for gaps among its subcodes. Empty: all is well.
std::vector<std::string> check(llvm::ArrayRef<OperationText> rows, const std::set<std::string> &emitters);

} // namespace lasti::opgen
