#pragma once

// How an instruction changes the depth of the value stack.

#include "bytecode/instruction.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace lasti::flow {

struct Effect {
  uint64_t looks = 0; ///< values below the popped ones that must be there and stay
  uint64_t pops = 0;
  uint64_t pushes = 0;
  uint64_t jump_pops = 0; ///< the same on the jump edge
  uint64_t jump_pushes = 0;
  bool pushes_null = false; ///< the value below the topmost one is NULL

  /// How many values must be there.
  uint64_t touches() const { return std::max(looks + pops, jump_pops); }
};

/// Takes an instruction and the version that it is of. Returns its effect, out of the signature of the
/// runtime's operation where there is one for that version, else out of Effects.def; nothing for an
/// opcode that the version does not have.
std::optional<Effect> effect(const bytecode::Instruction &instruction, pyc::PyVersion version);

/// The same out of Effects.def only.
std::optional<Effect> tabled_effect(const bytecode::Instruction &instruction, pyc::PyVersion version);

} // namespace lasti::flow
