#pragma once

// One function's text in the plain form.

#include "emit/emit.h"
#include "emit/writer.h"

#include <llvm/ADT/ArrayRef.h>

#include <vector>

namespace lasti::emit {

/// Writes the native function of a code object, as write_function (emit/function.h) does.
void write_plain_function(const ir::Function &function, const Options &options,
                          llvm::ArrayRef<llvm::StringRef> source, Writer &out, std::vector<LineEntry> &lines);

} // namespace lasti::emit
