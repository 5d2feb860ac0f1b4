// Decoded bytecode: one form for every version.
#pragma once

#include "bytecode/opcode.h"
#include "pyc/code_object.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace lasti::bytecode {

/// One instruction with its EXTENDED_ARGs folded in and its caches left out. Offsets are bytes.
struct Instruction {
  uint32_t offset = 0; // of the opcode itself, behind its EXTENDED_ARGs: what f_lasti shows
  uint32_t start = 0;  // of its first EXTENDED_ARG, where jumps to it arrive; == offset if none
  uint32_t next = 0;   // of the next instruction's start: behind the inline caches
  Opcode opcode{};
  uint32_t oparg = 0;             // raw; 0 where the opcode has no argument
  std::optional<uint32_t> target; // index of the instruction that it jumps to (or sets up)
  int line = -1;                  // the four of co_positions(): -1 if there is none; columns are UTF-8 bytes
  int end_line = -1;
  int column = -1;
  int end_column = -1;
};

/// Where an exception goes that is raised in the instructions [start, end), given as indices.
/// From 3.11 this is an entry of the exception table. Up to 3.10 it is a run of instructions whose
/// innermost block (of the block stack) is the one that the instruction `setup` pushes.
struct ExceptionRegion {
  uint32_t start = 0;
  uint32_t end = 0;
  uint32_t handler = 0; // index of the handler's first instruction
  unsigned depth = 0;   // value stack below the handler's own values; up to 3.10 not known here
                        // (0): it is the depth before `setup`, less 1 for SETUP_ASYNC_WITH
  bool push_lasti = false;
  std::optional<uint32_t> setup; // up to 3.10: index of the SETUP_* instruction
};

/// The decoded body of a code object.
struct Body {
  std::shared_ptr<const pyc::CodeObject> code;
  std::vector<Instruction> instructions; // at least one
  std::vector<ExceptionRegion> regions;  // by start; they do not overlap
  std::vector<int> region_of;            // per instruction: index of its region, -1 if it has no handler
};

} // namespace lasti::bytecode
