#pragma once

// One instruction while it is lowered: the value stack, the locals, and the block that nodes are added to.

#include "ir/function.h"

#include <initializer_list>

namespace lasti::lower {

/// What holds at a place, by depth and by local. A local whose value nobody wants has no_value.
struct State {
  std::vector<ir::ValueId> stack;
  std::vector<ir::ValueId> locals;
};

class Site {
public:
  Site(ir::Function &function, ir::Block &block, uint32_t index, State &state, bool local_is_bound)
      : function(function), block(block), index(index), state(state), local_is_bound(local_is_bound) {}

  const bytecode::Instruction &instruction() const { return function.body.instructions[index]; }
  uint32_t oparg() const { return instruction().oparg; }

  ir::ValueId pop();
  /// Takes a position, 1 being the top.
  ir::ValueId look(size_t position) const { return state.stack[state.stack.size() - position]; }
  void push(ir::ValueId value) { state.stack.push_back(value); }

  /// Adds a node. With so many outputs, which are made; they are not pushed.
  ir::Node &add(ir::Kind kind, llvm::ArrayRef<ir::ValueId> inputs, unsigned outputs = 0);
  ir::Node &add(ir::Kind kind, std::initializer_list<ir::ValueId> inputs, unsigned outputs = 0) {
    return add(kind, llvm::ArrayRef<ir::ValueId>(inputs.begin(), inputs.size()), outputs);
  }
  /// The same with one output, which is pushed.
  ir::Node &add_pushed(ir::Kind kind, std::initializer_list<ir::ValueId> inputs);
  /// Adds a node whose first output is a truth.
  ir::Node &add_test(ir::Kind kind, std::initializer_list<ir::ValueId> inputs, unsigned outputs = 0);

  /// Ends the block: the stack on the way to the jump's target is `taken`, else as it is.
  void branch(ir::ValueId condition, bool sense, std::vector<ir::ValueId> taken);
  /// Ends the block with a jump that is always taken. `may_poll`: it is one of those that look at the eval
  /// breaker where they lead backward.
  void jump(bool may_poll);

  ir::Function &function;
  ir::Block &block;
  const uint32_t index;
  State &state;
  const bool local_is_bound; ///< the local that the instruction loads or deletes

private:
  uint32_t poll_flags() const;
};

/// Lowers an instruction.
using Lowering = void(Site &site);

/// The instructions that have a lowering of their own (Lowerings.def).
#define LOWERING(first, last, opcode, function) Lowering function;
#include "lower/Lowerings.def"

/// Returns the lowering that an opcode has of its own in a version, or null.
Lowering *find_lowering(bytecode::Opcode opcode, pyc::PyVersion version);

/// Lowers an instruction that is one operation of the runtime.
void lower_operation(Site &site, const opgen::Operation &row);

} // namespace lasti::lower
