#pragma once

// What the emitted text says to people.

#include "ir/function.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>

#include <string>

namespace lasti::emit {

/// "app.py:12  def fib(n)    locals: n    stack: 4": file, line, signature, as one line's text.
std::string function_comment(const ir::Function &function);

/// "16  BINARY_OP 0 (+)", and where the line changes file, line and the line's text. `source`: the
/// source's lines, may be empty.
std::string instruction_comment(const ir::Function &function, uint32_t index, bool line_changes,
                                llvm::ArrayRef<llvm::StringRef> source);

/// "matmul.py:12  s += ai[k] * b[k][j]": the line of the instruction with this index; empty if it has none.
std::string line_comment(const ir::Function &function, uint32_t index,
                         llvm::ArrayRef<llvm::StringRef> source);

} // namespace lasti::emit
