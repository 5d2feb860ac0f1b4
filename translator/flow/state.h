#pragma once

// The verifier's view of a frame before an instruction.

#include "flow/effect.h"
#include "flow/graph.h"
#include "flow/type.h"

#include <llvm/ADT/BitVector.h>

#include <vector>

namespace lasti::flow {

/// A type, and which one of it.
struct Kind {
  Type type = Type::Any;
  uint32_t payload = 0; ///< of Code: index into co_consts; of Cells: how many
  friend bool operator==(const Kind &, const Kind &) = default;
  bool maybe_null() const { return !is(type, Type::Any); }
};

/// Returns what is known of a value that is one or the other.
Kind join(Kind left, Kind right);

struct State {
  std::vector<Kind> stack; ///< bottom to top
  llvm::BitVector cells;   ///< by local: holds a cell for certain
  bool generator = false;  ///< RETURN_GENERATOR has run

  /// Takes a position, 1 being the top. Returns what is there.
  const Kind &at(uint64_t position) const { return stack[stack.size() - position]; }
  Kind &at(uint64_t position) { return stack[stack.size() - position]; }
};

/// Checks one instruction against the state before it. Errors as build().
llvm::Error check(const bytecode::Body &body, uint32_t instruction, const State &state, const Effect &effect);

/// Takes the state before an instruction that passed check(). Changes it to the state after it, on
/// fall-through or on the jump edge.
void advance(const bytecode::Body &body, uint32_t instruction, State &state, const Effect &effect, bool jump);

} // namespace lasti::flow
