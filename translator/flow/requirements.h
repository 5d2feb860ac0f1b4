#pragma once

// What an instruction takes for granted of the values it finds, and what it promises of those it leaves.

#include "bytecode/instruction.h"
#include "flow/type.h"

#include <llvm/ADT/ArrayRef.h>

namespace lasti::flow {

/// A row of Requirements.def.
struct Rule {
  unsigned first, last; ///< minor versions
  bytecode::Opcode opcode;
  bool (*condition)(uint32_t oparg);
  uint32_t (*position)(uint32_t oparg); ///< 1 = top of the stack
  Type type;

  bool concerns(bytecode::Opcode other, uint32_t oparg, pyc::PyVersion version) const {
    return opcode == other && first <= version.minor && version.minor <= last && condition(oparg);
  }
};

/// Returns what instructions require of the stack before them.
llvm::ArrayRef<Rule> requirements();

/// Returns what instructions promise of the stack behind them, whatever their operands are.
llvm::ArrayRef<Rule> results();

} // namespace lasti::flow
