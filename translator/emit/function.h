#pragma once

// One function's text.

#include "emit/emit.h"
#include "emit/writer.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/STLFunctionalExtras.h>

#include <string>
#include <vector>

namespace lasti::emit {

/// Writes the native function of a code object: as one C++ function, or as several that may stand in
/// different units. `source` are the lines of the Python source (may be empty). Adds where each instruction's
/// text stands to `lines`. Before each C++ function it calls `begin_text` with about the size of its
/// bytecode.
void write_function(const ir::Function &function, const Options &options,
                    llvm::ArrayRef<llvm::StringRef> source, Writer &out, std::vector<LineEntry> &lines,
                    llvm::function_ref<void(size_t)> begin_text);

/// The heading of a native function, without a semicolon or brace.
std::string function_declaration(const ir::Function &function);

} // namespace lasti::emit
