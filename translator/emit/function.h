#pragma once

// One function's text.

#include "emit/emit.h"
#include "emit/writer.h"

#include "llvm/ADT/ArrayRef.h"

#include <string>
#include <vector>

namespace lasti::emit {

/// Writes the native function of a code object. `source` are the lines of the Python source (may be
/// empty). Adds where each instruction's text stands to `lines`. Fails, with `function 'f' at offset
/// 12: …`, where an instruction has neither an emitter nor an operation.
llvm::Error write_function(const ir::Function &function, const Options &options,
                           llvm::ArrayRef<llvm::StringRef> source, Writer &out,
                           std::vector<LineEntry> &lines);

/// The heading of a native function, without a semicolon or brace.
std::string function_declaration(const ir::Function &function);

} // namespace lasti::emit
