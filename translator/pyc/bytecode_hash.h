// The hash by which native code finds its bytecode: see runtime/cpython/bytecode_hash.h.
#pragma once

#include "pyc/code_object.h"

#include <cpython/digest.h>
#include <optional>

namespace lasti::pyc {

/// The hash of a code object of 3.11 or later and of all inside it: the runtime's of the same code, loaded.
/// Nothing if it has a constant that no compiler makes.
std::optional<BytecodeHash> bytecode_hash(const CodeObject &code);

/// It in 32 hexadecimal digits.
std::string to_string(const BytecodeHash &hash);

} // namespace lasti::pyc
