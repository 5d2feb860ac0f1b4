// The parts of decode(): each fills in one aspect of a body whose instructions are there.
#pragma once

#include "bytecode/instruction.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Error.h>

#include <cstdint>

namespace lasti::bytecode {

/// Per unit of 2 bytes: the index of the instruction that starts there, else no_instruction. One
/// element more than the code has units: the last one is the number of instructions.
using StartIndex = std::vector<uint32_t>;
inline constexpr uint32_t no_instruction = UINT32_MAX;

/// Lines and columns, from the table of the body's version. A table that ends early or is
/// malformed leaves the rest without lines: nothing but tracebacks depends on it.
void set_lines(Body &body);

/// Regions and region_of, from the exception table (3.11 and later).
llvm::Error set_regions_from_table(Body &body, const StartIndex &starts);

/// Regions and region_of, by following the block stack through the code (up to 3.10).
llvm::Error set_regions_from_blocks(Body &body);

/// Whether the oparg names something that exists: a constant, a name, a variable, a selector.
llvm::Error check_oparg(const pyc::CodeObject &code, const Instruction &instruction);

} // namespace lasti::bytecode
