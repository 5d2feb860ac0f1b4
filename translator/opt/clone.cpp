// Behind the loop, a value of the loop comes out of it or out of its copy. So wherever such a value is used
// or joined outside, a phi of both takes its place, at every block on the way there that has several ways in;
// prune_phis() takes away those that join one. Only locals live on behind a loop.

#include "opt/clone.h"

#include "ir/dominance.h"

#include <llvm/ADT/DenseMap.h>

namespace lasti::opt {

using ir::Block;
using ir::BlockId;
using ir::Function;
using ir::Kind;
using ir::no_block;
using ir::no_value;
using ir::Node;
using ir::Phi;
using ir::ValueId;

namespace {

/// Where the values of a loop are made: the block; no_block for all other values.
std::vector<BlockId> blocks_of_values(const Function &function, const Loop &loop) {
  std::vector<BlockId> made(function.values.size(), no_block);
  for (const BlockId id : loop.blocks) {
    for (const Phi &phi : function.blocks[id].phis)
      made[phi.value] = id;
    for (const Node &node : function.blocks[id].nodes)
      for (const ValueId value : node.outputs)
        made[value] = id;
  }
  return made;
}

class Cloner {
public:
  Cloner(Function &function, const Loop &loop)
      : function(function), loop(loop), predecessors(find_predecessors(function)), dominance(function),
        made(blocks_of_values(function, loop)), first_copy(static_cast<BlockId>(function.blocks.size())) {}

  BlockId run(ValueId value, ValueId known) {
    copies[value] = known;
    function.blocks.resize(function.blocks.size() + loop.blocks.size());
    for (ValueId id = 0; id < made.size(); ++id)
      if (made[id] != no_block)
        copy_value(id);
    for (const BlockId id : loop.blocks)
      copy_block(id);
    for (const BlockId id : function.order)
      if (!loop.contains(id))
        join_uses(id);
    for (auto &[id, phi] : joined)
      function.blocks[id].phis.push_back(std::move(phi));
    put_in_order();
    return copy_of(loop.header);
  }

private:
  BlockId copy_of(BlockId id) const {
    if (id == no_block || !loop.contains(id))
      return id;
    return first_copy + static_cast<BlockId>(llvm::lower_bound(loop.blocks, id) - loop.blocks.begin());
  }

  void copy_value(ValueId id) {
    const ir::Value value = function.values[id];
    function.values.push_back(value);
    copies[id] = static_cast<ValueId>(function.values.size() - 1);
  }

  ValueId copy_of_value(ValueId value) const {
    const auto found = copies.find(value);
    return found == copies.end() ? value : found->second;
  }

  std::vector<ValueId> copy_of_values(llvm::ArrayRef<ValueId> values) const {
    std::vector<ValueId> result;
    for (const ValueId value : values)
      result.push_back(copy_of_value(value));
    return result;
  }

  void copy_block(BlockId id) {
    const Block &from = function.blocks[id];
    Block &to = function.blocks[copy_of(id)];
    to.handler = from.handler;
    to.next = copy_of(from.next);
    to.jump = copy_of(from.jump);
    to.stack = copy_of_values(from.stack);
    to.to_next = copy_of_values(from.to_next);
    to.to_jump = copy_of_values(from.to_jump);
    to.first = from.first;
    to.copy = from.copy + 1;
    to.reachable = true;
    for (Phi phi : from.phis) {
      phi.value = copy_of_value(phi.value);
      phi.operands = copy_of_values(phi.operands);
      to.phis.push_back(std::move(phi));
    }
    for (Node node : from.nodes) {
      const std::vector<ValueId> inputs = copy_of_values(node.inputs);
      node.inputs = node.kind == Kind::boundary ? function.keep_stack(inputs)
                                                : function.keep(llvm::ArrayRef<ValueId>(inputs));
      node.outputs = function.keep(llvm::ArrayRef<ValueId>(copy_of_values(node.outputs)));
      to.nodes.push_back(node);
    }
  }

  /// Who leads to the loop stands before it in the order, and so before its copy.
  void put_in_order() {
    std::vector<BlockId> blocks;
    for (const BlockId id : function.order)
      if (loop.contains(id))
        blocks.push_back(copy_of(id));
    function.order.insert(llvm::find(function.order, loop.header), blocks.begin(), blocks.end());
  }

  /// The loop has made this value.
  bool is_inside(ValueId value) const { return value < made.size() && made[value] != no_block; }

  void join_uses(BlockId id) {
    for (Phi &phi : function.blocks[id].phis)
      if (llvm::any_of(phi.operands, [&](ValueId operand) { return is_inside(operand); }))
        join_operands(id, phi);
    for (Node &node : function.blocks[id].nodes)
      for (ValueId &input : node.inputs)
        if (is_inside(input))
          input = at_entry(id, input, node.immediate);
  }

  /// A phi outside of the loop: every way in brings what its operands have become.
  void join_operands(BlockId id, Phi &phi) {
    std::vector<ValueId> operands;
    for (const ValueId operand : phi.operands) {
      if (!is_inside(operand)) {
        operands.push_back(operand);
        continue;
      }
      for (const BlockId from : predecessors[id])
        if (dominance.dominates(made[operand], false, from))
          add_exits(operands, from, operand, phi.index);
    }
    llvm::sort(operands);
    operands.erase(std::unique(operands.begin(), operands.end()), operands.end());
    phi.operands = std::move(operands);
  }

  /// What a value of the loop is called at the end of a block that led to the present one before the copy was
  /// made: it, and its copy; or what they are joined to.
  void add_exits(std::vector<ValueId> &operands, BlockId from, ValueId value, uint32_t local) {
    if (loop.contains(from))
      operands.insert(operands.end(), {value, copy_of_value(value)});
    else
      operands.push_back(at_entry(from, value, local));
  }

  /// What a value of the loop, which is in a local, is called at the start of a block outside.
  ValueId at_entry(BlockId id, ValueId value, uint32_t local) {
    const auto [found, is_new] = entries.try_emplace({id, value}, no_value);
    if (!is_new)
      return found->second;
    Phi phi;
    phi.value = found->second = function.make();
    phi.index = local;
    phi.of_local = true;
    const ValueId name = phi.value;
    for (const BlockId from : predecessors[id])
      add_exits(phi.operands, from, value, local);
    llvm::sort(phi.operands);
    phi.operands.erase(std::unique(phi.operands.begin(), phi.operands.end()), phi.operands.end());
    joined.emplace_back(id, std::move(phi));
    return name;
  }

  Function &function;
  const Loop &loop;
  const Predecessors predecessors;
  const ir::Dominance dominance;
  const std::vector<BlockId> made; // by value
  const BlockId first_copy;
  llvm::DenseMap<ValueId, ValueId> copies;
  llvm::DenseMap<std::pair<BlockId, ValueId>, ValueId> entries;
  std::vector<std::pair<BlockId, Phi>> joined; // new ones
};

bool suspends(const Node &node) {
  return node.kind == Kind::suspend || node.kind == Kind::send || node.kind == Kind::make_generator ||
         node.kind == Kind::end_async_for;
}

} // namespace

bool can_clone(const Function &function, const Loop &loop, ValueId value) {
  const std::vector<BlockId> made = blocks_of_values(function, loop);
  const auto stays_inside = [&](ValueId each) { return each == value || made[each] != no_block; };
  const size_t depth = function.blocks[loop.header].stack.size();
  for (const BlockId id : loop.blocks) {
    const Block &block = function.blocks[id];
    if (llvm::any_of(block.nodes, suspends))
      return false;
    if (block.handler.block != no_block &&
        (loop.contains(block.handler.block) || block.handler.keeps >= depth))
      return false;
    const auto leaves_with = [&](BlockId to, const std::vector<ValueId> &stack) {
      return to != no_block && !loop.contains(to) && llvm::any_of(stack, stays_inside);
    };
    if (leaves_with(block.next, block.to_next) || leaves_with(block.jump, block.to_jump))
      return false;
  }
  return true;
}

BlockId clone_loop(Function &function, const Loop &loop, ValueId value, ValueId known) {
  return Cloner(function, loop).run(value, known);
}

} // namespace lasti::opt
