// Carried backward until nothing changes. An instruction may raise before it stores, so what a handler
// needs is live throughout the blocks that it covers.

#include "ir/liveness.h"

#include "flow/locals.h"

namespace lasti::ir {

using flow::BlockId;
using flow::LocalAccess;
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
    const flow::LocalEffect effect = flow::local_effect(function.body, i, false);
    switch (effect.access) {
    case LocalAccess::Load:
      if (!summary.overwritten.test(effect.begin))
        summary.loaded.set(effect.begin);
      break;
    case LocalAccess::Store:
    case LocalAccess::Delete:
    case LocalAccess::PutCell:
      summary.overwritten.set(effect.begin, effect.end);
      break;
    case LocalAccess::None:
    case LocalAccess::Suspend:
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
