#include "emit/resumption.h"

#include "bytecode/target.h"

namespace lasti::emit {
namespace {

/// What a suspended frame has in memory at `target`: a slot that the code there expects as borrowed
/// cannot come out of it.
bool can_reload(const Shape &stack, const Shape &target) {
  for (size_t depth = 0; depth < stack.size(); ++depth)
    if (target[depth] == Hold::Borrowed)
      return false;
  return stack.size() == target.size();
}

Shape in_memory(Shape stack) {
  for (Hold &hold : stack)
    if (hold == Hold::Borrowed)
      hold = Hold::Owned;
  return stack;
}

/// A generator is resumed behind the instruction that has suspended it; or, where what it has delegated to
/// has returned, behind the unit before SEND's target (genobject.c _gen_throw, and runtime/resume/chain.cpp);
/// or, where that has raised, at SEND.
class ResumptionFinder {
public:
  ResumptionFinder(const ir::Function &function, const Boundaries &boundaries)
      : function(function), boundaries(boundaries) {}

  Resumptions run() {
    for (const ir::Block &block : function.blocks) {
      uint32_t index = 0;
      for (const ir::Node &node : block.nodes) {
        if (node.kind == ir::Kind::boundary)
          index = node.immediate;
        else if (node.kind == ir::Kind::suspend || node.kind == ir::Kind::make_generator)
          add(at(index).offset, index + 1, index, with_sent(node.stack.vec()));
        else if (node.kind == ir::Kind::send)
          add_send(index, block);
      }
    }
    return std::move(resumptions);
  }

private:
  const bytecode::Instruction &at(uint32_t index) const { return function.body.instructions[index]; }

  static Shape with_sent(Shape stack) {
    stack.push_back(Hold::Owned);
    return stack;
  }

  void add_send(uint32_t index, const ir::Block &block) {
    if (boundaries[index])
      add(at(index).offset, index, index, boundaries[index]->stack.vec());
    if (uint32_t target = *at(index).target; target > 0)
      add(at(target).start - bytecode::code_unit, target, target - 1, block.jump_holds.vec());
  }

  void add(uint32_t offset, uint32_t target, uint32_t raising, Shape stack) {
    if (target >= boundaries.size() || !boundaries[target])
      return;
    stack = in_memory(std::move(stack));
    if (can_reload(stack, boundaries[target]->stack.vec()))
      resumptions.try_emplace(offset, Resumption{target, raising, std::move(stack)});
  }

  const ir::Function &function;
  const Boundaries &boundaries;
  Resumptions resumptions;
};

} // namespace

Boundaries find_boundaries(const ir::Function &function) {
  Boundaries boundaries(function.body.instructions.size(), nullptr);
  for (const ir::Block &block : function.blocks)
    for (const ir::Node &node : block.nodes)
      if (node.kind == ir::Kind::boundary && block.copy == 0)
        boundaries[node.immediate] = &node;
  return boundaries;
}

Resumptions find_resumptions(const ir::Function &function, const Boundaries &boundaries) {
  return ResumptionFinder(function, boundaries).run();
}

} // namespace lasti::emit
