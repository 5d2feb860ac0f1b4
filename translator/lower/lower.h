#pragma once

// Bytecode → intermediate representation, in SSA form.

#include "ir/function.h"

#include <llvm/Support/Error.h>

namespace lasti::lower {

/// Decodes, verifies and lowers every code object of a module. Returns the first error, in the form
/// `function 'f' at offset 12: …`.
llvm::Expected<ir::Module> lower(pyc::Module source, bool literal);

/// The same for one code object.
llvm::Expected<ir::Function> lower(std::shared_ptr<const pyc::CodeObject> code, uint32_t code_index,
                                   bool literal);

} // namespace lasti::lower
