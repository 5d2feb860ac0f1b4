#pragma once

#include "cpython/digest.h"
#include "cpython/python.h"

namespace lasti::runtime {

/// The hash of a code object and of all inside it. False, with no exception set, if it has none: a constant
/// of a type that no compiler makes, or no memory.
bool hash_bytecode(PyCodeObject *code, BytecodeHash &hash);

} // namespace lasti::runtime
