#include "ir/verify_steps.h"

#include <llvm/ADT/DenseSet.h>

namespace lasti::ir {
namespace {

using Set = llvm::DenseSet<ValueId>;

class Stack {
public:
  explicit Stack(const Function &function) : function(function) {}

  llvm::Error run() {
    if (!function.blocks[0].stack.empty() && function.blocks[0].phis.empty())
      return violation(function, 0, "the stack is not empty where the function begins");
    for (const BlockId id : function.order) {
      if (llvm::Error error = check_edges(id))
        return error;
      if (!function.has_slots)
        if (llvm::Error error = walk(id))
          return error;
    }
    return llvm::Error::success();
  }

private:
  llvm::Error check_edges(BlockId id) {
    const Block &block = function.blocks[id];
    if (block.next != no_block && !fits(block.to_next, block.next, block.to_next.size()))
      return violation(function, id, "the stack on the way to the next block is not what that expects");
    if (block.jump != no_block && !fits(block.to_jump, block.jump, block.to_jump.size()))
      return violation(function, id, "the stack on the jump is not what its target expects");
    if (block.handler.block == no_block)
      return llvm::Error::success();
    const uint32_t keeps = block.handler.keeps;
    if (function.blocks[block.handler.block].stack.size() != keeps + block.handler.takes_last_i + 1)
      return violation(function, id, "its handler expects a stack of another depth");
    for (const Node &node : block.nodes)
      if (node.kind == Kind::boundary &&
          (node.inputs.size() < keeps || !holds(node.inputs, block.handler.block, keeps)))
        return violation(function, id, node, "the handler does not keep what is on the stack");
    return llvm::Error::success();
  }

  bool fits(llvm::ArrayRef<ValueId> stack, BlockId target, size_t count) const {
    return stack.size() == function.blocks[target].stack.size() && holds(stack, target, count);
  }

  /// True if the lowest values of the stack are those of the target, or those that its phis join.
  bool holds(llvm::ArrayRef<ValueId> stack, BlockId target, size_t count) const {
    const Block &block = function.blocks[target];
    for (size_t depth = 0; depth < count; ++depth) {
      const ValueId wanted = block.stack[depth];
      const auto joins = [&](const Phi &phi) {
        return phi.value == wanted && llvm::is_contained(phi.operands, stack[depth]);
      };
      if (stack[depth] != wanted && llvm::none_of(block.phis, joins))
        return false;
    }
    return true;
  }

  /// Follows what lies on the stack through a block: own/ looks there for every operand.
  llvm::Error walk(BlockId id) {
    const Block &block = function.blocks[id];
    present = Set(block.stack.begin(), block.stack.end());
    if (present.size() != block.stack.size())
      return violation(function, id, "a value is twice on its stack");
    bool has_begun = false;
    for (size_t i = 0; i < block.nodes.size(); ++i) {
      const Node &node = block.nodes[i];
      if (node.kind == Kind::boundary) {
        if (!are_present(node.inputs))
          return violation(function, id, node, "its stack has a value that is not there, or twice");
        if (node.detail != joined)
          present = Set(node.inputs.begin(), node.inputs.end());
        find_survivors(block, i);
        has_begun = true;
      } else if (is_given(node.kind)) {
        continue;
      } else if (!has_begun) {
        return violation(function, id, node, "it belongs to no instruction");
      } else if (llvm::Error error = step(id, node)) {
        return error;
      }
    }
    if ((block.next != no_block && !are_present(block.to_next)) ||
        (block.jump != no_block && !are_present(block.to_jump)))
      return violation(function, id, "a stack at its end has a value that is not there, or twice");
    return llvm::Error::success();
  }

  llvm::Error step(BlockId id, const Node &node) {
    const bool loads = node.kind == Kind::load_local || node.kind == Kind::load_checked_local;
    const bool only_looks = node.kind == Kind::copy;
    if (!loads && node.kind != Kind::branch && !are_present(node.inputs))
      return violation(function, id, node, "an input is not on the stack, or twice among them");
    if (!loads && !only_looks)
      for (const ValueId input : node.inputs)
        if (!survivors.contains(input))
          present.erase(input);
    for (const ValueId output : node.outputs)
      if (function.values[output].representation == Representation::Object)
        present.insert(output);
    return llvm::Error::success();
  }

  bool are_present(llvm::ArrayRef<ValueId> values) const {
    return Set(values.begin(), values.end()).size() == values.size() &&
           llvm::all_of(values, [&](ValueId value) { return present.contains(value); });
  }

  /// What is on the stack behind an instruction, on any path.
  void find_survivors(const Block &block, size_t boundary) {
    for (const Node &node : llvm::ArrayRef<Node>(block.nodes).drop_front(boundary + 1))
      if (node.kind == Kind::boundary && node.detail != joined) {
        survivors = Set(node.inputs.begin(), node.inputs.end());
        return;
      }
    survivors = Set(block.to_next.begin(), block.to_next.end());
    survivors.insert(block.to_jump.begin(), block.to_jump.end());
  }

  const Function &function;
  Set present, survivors;
};

} // namespace

llvm::Error verify_stack(const Function &function) {
  return Stack(function).run();
}

} // namespace lasti::ir
