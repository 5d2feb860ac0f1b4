#pragma once

#include "opgen/tool/model.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::opgen {

/// Parses the runtime's umbrella header and collects its annotated functions. `runtime` is the folder
/// of runtime.h, `flags` what the compiler is told beside it. Mistakes in an annotation or a signature
/// are shown as the compiler's own errors are, at their place in the header; the returned error then
/// only says how many there are.
llvm::Expected<std::vector<OperationText>> read_operations(llvm::StringRef runtime,
                                                           llvm::ArrayRef<std::string> flags);

} // namespace lasti::opgen
