// Values are built block by block in reverse postorder. A block that is entered by one edge takes over
// what its predecessor leaves; at a join every slot whose value differs, or may still come to differ
// because a predecessor has not been visited, gets a phi. Operands follow when all exits are known, and
// prune_values() takes away the phis that were not needed.
//
// An instruction that has a handler may raise before it has any effect. So a handler joins what holds
// before each instruction that it covers.

#include "ir/ssa.h"

#include "ir/definitions.h"
#include "ir/liveness.h"
#include "ir/stack.h"

#include <algorithm>

namespace lasti::ir {

using bytecode::ExceptionRegion;
using bytecode::Instruction;
using flow::Block;
using flow::BlockId;
using flow::no_block;

namespace {

/// Blocks times variables, and values: what the builder stores. A generated function of ten thousand
/// branches and a thousand locals is within both.
constexpr uint64_t largest_table = static_cast<uint64_t>(1) << 25;
constexpr size_t most_values = static_cast<size_t>(1) << 23;

/// What a handler finds on top of the stack that it keeps.
struct Delivery {
  ValueId exception = no_value;
  ValueId last_i = no_value;
};

class Builder {
public:
  explicit Builder(Function &function)
      : function(function), graph(function.graph), definitions(function), exits(graph.blocks.size()),
        jump_exits(graph.blocks.size()), deliveries(graph.blocks.size()),
        visited(static_cast<unsigned>(graph.blocks.size())) {}

  llvm::Error run() {
    const uint64_t variables = function.body.code->localsplus.size() + 1;
    if (variables * graph.blocks.size() > largest_table)
      return too_large();
    written = definitions.written_locals();
    live = live_locals(function);
    function.entries.resize(graph.blocks.size());
    at_start = definitions.start();
    for (const BlockId id : graph.order)
      if (!graph.blocks[id].raisers.empty())
        enter_handler(id);
    for (const BlockId id : graph.order) {
      if (graph.blocks[id].raisers.empty())
        enter(id);
      if (function.values.size() > most_values)
        return too_large();
      walk(id);
      visited.set(id);
    }
    for (const BlockId id : graph.order)
      join_edges(id);
    return llvm::Error::success();
  }

private:
  llvm::Error too_large() const {
    return bytecode::error_at(function.body, 0, "more branches and variables than can be analysed");
  }

  const BlockState &exit_to(BlockId from, BlockId to) const {
    return graph.blocks[from].next == to ? exits[from] : jump_exits[from];
  }

  void enter(BlockId id) {
    const std::vector<BlockId> &from = graph.blocks[id].predecessors;
    BlockState &entry = function.entries[id];
    if (id == 0 && from.empty()) {
      entry = at_start;
      return;
    }
    if (id != 0 && from.size() == 1 && visited.test(from[0])) {
      entry = exit_to(from[0], id);
      return;
    }
    const bool complete = id != 0 && std::all_of(from.begin(), from.end(),
                                                 [&](BlockId source) { return visited.test(source); });
    // Reverse postorder visits at least one predecessor of every block before it.
    const auto known =
        std::find_if(from.begin(), from.end(), [&](BlockId source) { return visited.test(source); });
    const BlockState &model = id == 0 ? at_start : exit_to(*known, id);
    for (uint32_t depth = 0; depth < model.stack.size(); ++depth)
      entry.stack.push_back(definitions.phi(id, depth, false));
    for (uint32_t local = 0; local < model.locals.size(); ++local) {
      const ValueId value = model.locals[local];
      const bool differs = !complete || std::any_of(from.begin(), from.end(), [&](BlockId source) {
        return exit_to(source, id).locals[local] != value;
      });
      entry.locals.push_back(differs ? join_of_local(id, local, value) : value);
    }
  }

  /// Handlers come first: the blocks that raise into them add operands to their phis.
  void enter_handler(BlockId id) {
    BlockState &entry = function.entries[id];
    const auto depth = static_cast<uint32_t>(graph.depth[graph.blocks[id].begin]);
    deliveries[id].exception = definitions.make(Value::Kind::Exception, id);
    deliveries[id].last_i = definitions.make(Value::Kind::LastI, id);
    for (uint32_t slot = 0; slot < depth; ++slot)
      entry.stack.push_back(definitions.phi(id, slot, false));
    for (uint32_t local = 0; local < at_start.locals.size(); ++local)
      entry.locals.push_back(join_of_local(id, local, at_start.locals[local]));
  }

  /// A phi if the local may have several values and one is wanted; `value` if it has but one.
  ValueId join_of_local(BlockId id, uint32_t local, ValueId value) {
    if (!written.test(local))
      return value;
    return live[id].test(local) ? definitions.phi(id, local, true) : no_value;
  }

  void walk(BlockId id) {
    const Block &block = graph.blocks[id];
    BlockState state = function.entries[id];
    int changed = Definitions::many_locals;
    for (uint32_t i = block.begin; i < block.end; ++i) {
      if (block.handler != no_block)
        raise(block, changed, state);
      const Instruction &instruction = function.body.instructions[i];
      const flow::Effect &effect = graph.effects[i];
      InstructionState &made = function.states[i];
      made.reachable = true;
      made.inputs.assign(state.stack.end() - static_cast<ptrdiff_t>(std::max(effect.pops, effect.jump_pops)),
                         state.stack.end());
      definitions.define(i, effect, state);
      if (instruction.target) {
        jump_exits[id] = state;
        move_stack<ValueId>(instruction, effect, true, made.outputs, jump_exits[id].stack);
        definitions.write_local(i, true, jump_exits[id]);
      }
      move_stack<ValueId>(instruction, effect, false, made.outputs, state.stack);
      changed = definitions.write_local(i, false, state);
    }
    exits[id] = std::move(state);
  }

  /// Adds what holds before an instruction to the phis of its handler. `changed` is the local that
  /// another value has been written to since the instruction before.
  void raise(const Block &block, int changed, const BlockState &state) {
    const ExceptionRegion &region = function.body.regions[block.region];
    const Delivery &delivery = deliveries[block.handler];
    const BlockState &entry = function.entries[block.handler];
    for (uint32_t slot = 0; slot < region.depth; ++slot)
      join(entry.stack[slot], state.stack[slot]);
    if (region.push_lasti)
      join(entry.stack[region.depth], delivery.last_i);
    join(entry.stack.back(), delivery.exception);
    if (changed == Definitions::many_locals)
      for (size_t local = 0; local < entry.locals.size(); ++local)
        join_local(entry, local, state);
    else if (changed != Definitions::no_local)
      join_local(entry, static_cast<size_t>(changed), state);
  }

  void join_local(const BlockState &entry, size_t local, const BlockState &state) {
    if (written.test(static_cast<unsigned>(local)) && entry.locals[local] != no_value)
      join(entry.locals[local], state.locals[local]);
  }

  void join(ValueId phi, ValueId value) {
    std::vector<ValueId> &operands = function.values[phi].operands;
    if (operands.empty() || operands.back() != value)
      operands.push_back(value);
  }

  /// Adds what the edges into a block deliver to its phis.
  void join_edges(BlockId id) {
    const BlockState &entry = function.entries[id];
    const auto join_all = [&](const BlockState &source) {
      for (size_t depth = 0; depth < entry.stack.size(); ++depth)
        join_phi(id, entry.stack[depth], source.stack[depth]);
      for (size_t local = 0; local < entry.locals.size(); ++local)
        join_phi(id, entry.locals[local], source.locals[local]);
    };
    if (id == 0)
      join_all(at_start);
    for (const BlockId from : graph.blocks[id].predecessors)
      join_all(exit_to(from, id));
    for (const std::vector<ValueId> *values : {&entry.stack, &entry.locals})
      for (const ValueId value : *values)
        if (is_phi_of(id, value)) {
          std::vector<ValueId> &operands = function.values[value].operands;
          std::sort(operands.begin(), operands.end());
          operands.erase(std::unique(operands.begin(), operands.end()), operands.end());
        }
  }

  bool is_phi_of(BlockId id, ValueId value) const {
    return value != no_value && function.values[value].kind == Value::Kind::Phi &&
           function.values[value].definition == id;
  }

  void join_phi(BlockId id, ValueId phi, ValueId value) {
    if (is_phi_of(id, phi))
      join(phi, value);
  }

  Function &function;
  const flow::Graph &graph;
  Definitions definitions;
  std::vector<BlockState> exits, jump_exits; // by block
  std::vector<Delivery> deliveries;          // by block, of handlers
  BlockState at_start;
  llvm::BitVector visited, written;
  std::vector<llvm::BitVector> live; // by block
};

} // namespace

llvm::Error build_values(Function &function) {
  return Builder(function).run();
}

} // namespace lasti::ir
