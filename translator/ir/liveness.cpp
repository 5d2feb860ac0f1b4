// Carried backward until nothing changes. An instruction may raise before it stores, so what a handler
// needs is live throughout the blocks that it covers.

#include "ir/liveness.h"

namespace lasti::ir {

using bytecode::Instruction;
using bytecode::Opcode;
using flow::BlockId;
using llvm::BitVector;

namespace {

/// What a block does to the locals, seen from its start.
struct Summary {
  BitVector loaded; ///< before they are overwritten
  BitVector overwritten;
};

Summary summarise(const Function &function, const flow::Block &block, unsigned locals) {
  Summary summary{BitVector(locals), BitVector(locals)};
  for (uint32_t i = block.begin; i < block.end; ++i) {
    const Instruction &instruction = function.body.instructions[i];
    switch (instruction.opcode) {
    case Opcode::LOAD_FAST:
    case Opcode::LOAD_CLOSURE:
      if (!summary.overwritten.test(instruction.oparg))
        summary.loaded.set(instruction.oparg);
      break;
    case Opcode::STORE_FAST:
    case Opcode::DELETE_FAST:
    case Opcode::MAKE_CELL:
      summary.overwritten.set(instruction.oparg);
      break;
    default:
      break;
    }
  }
  return summary;
}

} // namespace

std::vector<BitVector> live_locals(const Function &function) {
  const flow::Graph &graph = function.graph;
  const auto locals = static_cast<unsigned>(function.body.code->localsplus.size());
  std::vector<Summary> summaries(graph.blocks.size());
  std::vector<BitVector> live(graph.blocks.size());
  for (const BlockId id : graph.order) {
    summaries[id] = summarise(function, graph.blocks[id], locals);
    live[id] = summaries[id].loaded;
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t position = graph.order.size(); position-- > 0;) {
      const BlockId id = graph.order[position];
      const flow::Block &block = graph.blocks[id];
      BitVector needed(locals);
      for (const BlockId next : {block.next, block.jump})
        if (next != flow::no_block)
          needed |= live[next];
      needed.reset(summaries[id].overwritten);
      if (block.handler != flow::no_block)
        needed |= live[block.handler];
      if (needed.test(live[id])) { // something is needed there that is not known to be live
        live[id] |= needed;
        changed = true;
      }
    }
  }
  return live;
}

} // namespace lasti::ir
