#pragma once

#include "opgen/tool/model.h"

#include <llvm/ADT/ArrayRef.h>

#include <string>

namespace lasti::opgen {

/// Returns the text of plain/operations.h: a declaration with plain types for each operation and each way in
/// which its inputs may be held (runtime/plain/plain.h). Rows must be sorted.
std::string print_plain_declarations(llvm::ArrayRef<OperationText> rows);

/// Returns the text of plain/operations.inc: their definitions, which run the operations in line. Those of a
/// variable number of values are written by hand (runtime/plain/variadic.cpp).
std::string print_plain_definitions(llvm::ArrayRef<OperationText> rows);

} // namespace lasti::opgen
