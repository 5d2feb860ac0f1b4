// Which locals are bound is carried forward until nothing changes: a local is bound after a path if it is
// bound on all. An instruction may raise before or after it stores, so a handler keeps what is bound before.

#include "lower/bound_locals.h"

#include "flow/locals.h"

#include <optional>

namespace lasti::lower {

using flow::LocalAccess;
using flow::LocalEffect;
using llvm::BitVector;

namespace {

class BoundLocals {
public:
  BoundLocals(const bytecode::Body &body, const flow::Graph &graph)
      : body(body), graph(graph), entry(graph.blocks.size()), cells(cell_locals(*body.code)),
        found(static_cast<unsigned>(body.instructions.size())) {}

  BitVector run() {
    BitVector start(cells.size());
    start.set(0, static_cast<unsigned>(pyc::total_arguments(*body.code)));
    entry[0] = start;
    for (changed = true; changed;) {
      changed = false;
      for (const flow::BlockId id : graph.order)
        if (entry[id])
          walk(id);
    }
    return std::move(found);
  }

private:
  void walk(flow::BlockId id) {
    const flow::Block &block = graph.blocks[id];
    BitVector bound = *entry[id];
    for (uint32_t i = block.begin; i < block.end; ++i) {
      if (block.handler != flow::no_block)
        flow_into(block.handler, bound);
      if (body.instructions[i].target) {
        BitVector jumped = bound;
        step(i, true, jumped);
        flow_into(block.jump, jumped);
      }
      step(i, false, bound);
    }
    if (block.next != flow::no_block)
      flow_into(block.next, bound);
  }

  void step(uint32_t i, bool jump, BitVector &bound) {
    const LocalEffect effect = flow::local_effect(body, i, jump);
    switch (effect.access) {
    case LocalAccess::Load:
    case LocalAccess::Delete:
      found[i] = bound.test(effect.begin);
      bound[effect.begin] = effect.access == LocalAccess::Load;
      break;
    case LocalAccess::Store:
    case LocalAccess::PutCell:
      bound.set(effect.begin, effect.end);
      break;
    case LocalAccess::Suspend:
      bound &= cells;
      break;
    case LocalAccess::None:
      break;
    }
  }

  void flow_into(flow::BlockId target, const BitVector &bound) {
    std::optional<BitVector> &known = entry[target];
    if (!known) {
      known = bound;
      changed = true;
    } else if (known->test(bound)) { // something is bound there that is not bound here
      *known &= bound;
      changed = true;
    }
  }

  const bytecode::Body &body;
  const flow::Graph &graph;
  std::vector<std::optional<BitVector>> entry; // by block
  const BitVector cells;
  BitVector found; // by instruction
  bool changed = false;
};

/// What a block does to the locals, seen from its start.
struct Summary {
  BitVector loaded; ///< before they are overwritten
  BitVector overwritten;
};

Summary summarise(const bytecode::Body &body, const flow::Block &block, unsigned locals) {
  Summary summary{BitVector(locals), BitVector(locals)};
  for (uint32_t i = block.begin; i < block.end; ++i) {
    const LocalEffect effect = flow::local_effect(body, i, false);
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
    case LocalAccess::Suspend:
    case LocalAccess::None:
      break;
    }
  }
  return summary;
}

} // namespace

BitVector cell_locals(const pyc::CodeObject &code) {
  BitVector cells(static_cast<unsigned>(code.localsplus.size()));
  for (unsigned local = 0; local < cells.size(); ++local)
    cells[local] = code.localsplus[local].is_cell || code.localsplus[local].is_free;
  return cells;
}

BitVector bound_locals(const bytecode::Body &body, const flow::Graph &graph) {
  return BoundLocals(body, graph).run();
}

std::vector<BitVector> live_locals(const bytecode::Body &body, const flow::Graph &graph) {
  const auto locals = static_cast<unsigned>(body.code->localsplus.size());
  std::vector<Summary> summaries(graph.blocks.size());
  std::vector<BitVector> live(graph.blocks.size());
  for (const flow::BlockId id : graph.order) {
    summaries[id] = summarise(body, graph.blocks[id], locals);
    live[id] = summaries[id].loaded;
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t position = graph.order.size(); position-- > 0;) {
      const flow::BlockId id = graph.order[position];
      const flow::Block &block = graph.blocks[id];
      BitVector needed(locals);
      for (const flow::BlockId next : {block.next, block.jump})
        if (next != flow::no_block)
          needed |= live[next];
      needed.reset(summaries[id].overwritten);
      // It may raise before it stores: what the handler needs is live throughout.
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

} // namespace lasti::lower
