#pragma once

// What an instruction does to the locals of its frame, cells and free variables among them (CPython 3.11).

#include "bytecode/instruction.h"

#include <cstdint>

namespace lasti::flow {

enum class LocalAccess : uint8_t {
  None,
  Load,    ///< an unbound one is an error: it is bound afterwards
  Store,   ///< the value of the stack's top
  Delete,  ///< an unbound one is an error
  PutCell, ///< it holds a cell afterwards: a new one, or one of the closure's
  Suspend, ///< others may see the frame and, as a debugger does, store to locals or delete them; cells stay
};

struct LocalEffect {
  LocalAccess access = LocalAccess::None;
  uint32_t begin = 0; ///< the locals that it concerns: [begin, end)
  uint32_t end = 0;

  bool concerns(uint32_t local) const { return begin <= local && local < end; }
  /// How many they are.
  uint32_t size() const { return end - begin; }
};

/// Takes an opcode and an edge out of it, fall-through or jump. Returns true if the frame may be suspended
/// there. SEND's jump is one such edge: when throw() has ended the receiver, genobject.c (_gen_throw) moves
/// the suspended frame to SEND's target.
bool suspends(bytecode::Opcode opcode, bool jump);

/// Takes an instruction's index and an edge out of it. Returns what happens to locals on the way.
LocalEffect local_effect(const bytecode::Body &body, uint32_t instruction, bool jump);

} // namespace lasti::flow
