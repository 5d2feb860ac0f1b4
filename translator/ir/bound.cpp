// Which locals are bound for certain: carried forward, intersected at joins; a handler has what is bound
// before every instruction that it covers. Behind a suspension nothing is certain: a debugger may have
// deleted a local of the suspended frame (PyFrame_LocalsToFast in frameobject.c). Cells stay.

#include "ir/bound.h"

#include "flow/locals.h"

#include <llvm/ADT/BitVector.h>

#include <optional>

namespace lasti::ir {

using flow::LocalAccess;
using llvm::BitVector;

namespace {

class BoundLocals {
public:
  explicit BoundLocals(Function &function) : function(function), entry(function.graph.blocks.size()) {
    const pyc::CodeObject &code = *function.body.code;
    const auto count = static_cast<unsigned>(code.localsplus.size());
    cells.resize(count);
    for (unsigned local = 0; local < count; ++local)
      if (code.localsplus[local].is_cell || code.localsplus[local].is_free)
        cells.set(local);
    BitVector start(count);
    const auto arguments = static_cast<unsigned>(pyc::total_arguments(code));
    if (arguments > 0)
      start.set(0, arguments);
    entry[0] = start;
  }

  void run() {
    changed = true;
    while (changed) {
      changed = false;
      for (const flow::BlockId id : function.graph.order)
        if (entry[id])
          walk(id);
    }
  }

private:
  void walk(flow::BlockId id) {
    const flow::Block &block = function.graph.blocks[id];
    BitVector bound = *entry[id];
    for (uint32_t i = block.begin; i < block.end; ++i) {
      if (block.handler != flow::no_block)
        flow_into(block.handler, bound);
      if (function.body.instructions[i].target) {
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
    const flow::LocalEffect effect = flow::local_effect(function.body, i, jump);
    switch (effect.access) {
    case LocalAccess::None:
      break;
    case LocalAccess::Load:
      function.states[i].local_is_bound = bound.test(effect.begin);
      bound.set(effect.begin);
      break;
    case LocalAccess::Delete:
      function.states[i].local_is_bound = bound.test(effect.begin);
      bound.reset(effect.begin);
      break;
    case LocalAccess::Store:
    case LocalAccess::PutCell:
      bound.set(effect.begin, effect.end);
      break;
    case LocalAccess::Suspend:
      bound &= cells;
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

  Function &function;
  std::vector<std::optional<BitVector>> entry; // by block
  BitVector cells;
  bool changed = false;
};

} // namespace

void find_bound_locals(Function &function) {
  BoundLocals(function).run();
}

} // namespace lasti::ir
