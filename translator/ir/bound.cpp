// Which locals are bound for certain: carried forward, intersected at joins; a handler has what is bound
// before every instruction that it covers. Behind a suspension nothing is certain: a debugger may have
// deleted a local of the suspended frame (PyFrame_LocalsToFast in frameobject.c). Cells stay.

#include "ir/bound.h"

#include "llvm/ADT/BitVector.h"

#include <optional>

namespace lasti::ir {

using bytecode::Instruction;
using bytecode::Opcode;
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
      if (function.body.instructions[i].target && function.body.instructions[i].opcode != Opcode::SEND)
        flow_into(block.jump, bound);
      step(i, bound);
    }
    const Instruction &last = function.body.instructions[block.end - 1];
    if (last.opcode == Opcode::SEND) {
      // throw() may resume the frame at SEND's target (_gen_throw in genobject.c).
      BitVector resumed = bound;
      resumed &= cells;
      flow_into(block.jump, resumed);
    }
    if (block.next != flow::no_block)
      flow_into(block.next, bound);
  }

  void step(uint32_t i, BitVector &bound) {
    const Instruction &instruction = function.body.instructions[i];
    switch (instruction.opcode) {
    case Opcode::LOAD_FAST:
    case Opcode::LOAD_CLOSURE:
      function.states[i].local_is_bound = bound.test(instruction.oparg);
      bound.set(instruction.oparg);
      break;
    case Opcode::STORE_FAST:
    case Opcode::MAKE_CELL:
      bound.set(instruction.oparg);
      break;
    case Opcode::DELETE_FAST:
      function.states[i].local_is_bound = bound.test(instruction.oparg);
      bound.reset(instruction.oparg);
      break;
    case Opcode::COPY_FREE_VARS:
      if (instruction.oparg > 0)
        bound.set(bound.size() - instruction.oparg, bound.size());
      break;
    case Opcode::YIELD_VALUE:
    case Opcode::RETURN_GENERATOR:
      bound &= cells;
      break;
    default:
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
