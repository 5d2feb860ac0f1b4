#pragma once

#include "opgen/tool/annotation.h"
#include "opgen/tool/model.h"

#include <clang/AST/Decl.h>
#include <llvm/Support/Error.h>

namespace lasti::opgen {

/// Derives a row from a function's parameters and result. `annotation` gives the expressions that a
/// type cannot say; its opcode is looked up by the caller. Fails, with the parameter's name, on a type
/// that means nothing to the table and on a key that belongs to no parameter.
llvm::Expected<OperationText> read_signature(const clang::FunctionDecl &function,
                                             const Annotation &annotation);

} // namespace lasti::opgen
