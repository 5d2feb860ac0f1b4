// `for i in range(…)`: whether `range` is the builtin is not known before the loop runs. So the loop is
// copied: a guard in front of it looks at the iterator, once, and goes to the copy if it is a range's. In the
// copy the item is an int, which makes others known. The iterator stays on the stack and is of one type for
// its life, so the guard holds in every round.
//
// Only innermost loops are copied, and only those in which the item is an operand: elsewhere it would not
// pay.

#include "lower/phis.h"
#include "opt/clone.h"
#include "opt/pass.h"

#include <algorithm>

namespace lasti::opt {

using bytecode::Opcode;
using ir::BlockId;
using ir::Function;
using ir::Kind;
using ir::no_value;
using ir::Node;
using ir::ValueId;

namespace {

/// A longer function is written in parts (emit/split.h): a copy would be in another one than its loop. With
/// its copies a function is not longer either: the time of the C++ compiler grows faster than a function
/// does.
constexpr size_t longest_function = 700;
/// A copy of more instructions costs more in the C++ compiler than it may bring.
constexpr size_t longest_loop = 100;

class RangeLoops {
public:
  RangeLoops(Function &function, Changes &changes)
      : function(function), changes(changes), predecessors(find_predecessors(function)) {}

  void run() {
    bool changed = false;
    size_t length = function.body.instructions.size();
    for (const Loop &loop : find_innermost_loops(function, predecessors)) {
      const ValueId iterator = iterator_of(loop);
      const BlockId before = entry_of(loop);
      if (has_region(loop) || iterator == no_value || before == ir::no_block ||
          !is_likely_range(before, iterator) || !is_worth_it(loop) || !can_clone(function, loop, iterator))
        continue;
      const size_t size = instructions_of(loop);
      if (size > longest_loop || length + size > longest_function || !changes.allow())
        continue;
      specialise(loop, before, iterator);
      length += size;
      predecessors = find_predecessors(function);
      changed = true;
    }
    if (changed)
      lower::prune_phis(function);
  }

private:
  /// Then the boxed code is for what the region does not do.
  bool has_region(const Loop &loop) const {
    const uint32_t header = function.blocks[loop.header].first;
    return llvm::any_of(function.regions,
                        [&](const words::Region &region) { return region.header == header; });
  }

  /// What the header iterates over, if it does.
  ValueId iterator_of(const Loop &loop) const {
    const ir::Block &header = function.blocks[loop.header];
    const Node *next = header.nodes.size() < 2 ? nullptr : &header.nodes[header.nodes.size() - 2];
    return next && next->kind == Kind::next_item ? next->inputs[0] : no_value;
  }

  /// The one block outside that leads to the header, if it goes nowhere else.
  BlockId entry_of(const Loop &loop) const {
    BlockId entry = ir::no_block;
    for (const BlockId from : predecessors[loop.header]) {
      if (loop.contains(from))
        continue;
      if (entry != ir::no_block)
        return ir::no_block;
      entry = from;
    }
    const bool falls = entry != ir::no_block && function.blocks[entry].next == loop.header;
    return falls && function.blocks[entry].jump == ir::no_block ? entry : ir::no_block;
  }

  /// True for what GET_ITER has made of the result of something called `range`.
  bool is_likely_range(BlockId id, ValueId iterator) const {
    const ir::Block &block = function.blocks[id];
    const Node *get = definition_in(block, iterator);
    if (!is_operation(get, Opcode::GET_ITER))
      return false;
    const Node *call = definition_in(block, get->inputs[0]);
    if (!call || (call->kind != Kind::call_method && call->kind != Kind::call_function))
      return false;
    const Node *callee = definition_in(block, call->inputs[1]);
    return is_operation(callee, Opcode::LOAD_GLOBAL) && name_of(function, *callee) == "range";
  }

  size_t instructions_of(const Loop &loop) const {
    size_t count = 0;
    for (const BlockId id : loop.blocks)
      count += static_cast<size_t>(llvm::count_if(
          function.blocks[id].nodes, [](const Node &node) { return node.kind == Kind::boundary; }));
    return count;
  }

  /// True if the item goes through a local into an operation.
  bool is_worth_it(const Loop &loop) const {
    const ValueId item = function.blocks[loop.header].nodes.end()[-2].outputs[1];
    std::vector<ValueId> loaded;
    for (const BlockId id : loop.blocks)
      for (const Node &node : function.blocks[id].nodes)
        if (node.kind == Kind::load_local && node.inputs[0] == item)
          loaded.push_back(node.outputs[0]);
    const auto takes_item = [&](const Node &node) {
      return node.kind == Kind::operation &&
             llvm::any_of(node.inputs, [&](ValueId input) { return llvm::is_contained(loaded, input); });
    };
    const auto has_use = [&](BlockId id) { return llvm::any_of(function.blocks[id].nodes, takes_item); };
    return llvm::any_of(loop.blocks, has_use);
  }

  void specialise(const Loop &loop, BlockId before, ValueId iterator) {
    const ValueId known = function.make();
    const BlockId copy = clone_loop(function, loop, iterator, known);
    function.blocks[copy].nodes.end()[-2].kind = Kind::next_in_range;
    ir::Block &block = function.blocks[before];
    Node guard;
    guard.kind = Kind::guard;
    guard.immediate = static_cast<uint32_t>(ir::Type::RangeIterator);
    guard.inputs = function.keep(llvm::ArrayRef<ValueId>(iterator));
    guard.outputs = function.keep(llvm::ArrayRef<ValueId>(known));
    block.nodes.push_back(guard);
    block.jump = copy;
    block.to_jump = block.to_next;
    std::replace(block.to_jump.begin(), block.to_jump.end(), iterator, known);
  }

  Function &function;
  Changes &changes;
  Predecessors predecessors;
};

} // namespace

void copy_range_loops(Function &function, Changes &changes) {
  if (function.body.instructions.size() <= longest_function)
    RangeLoops(function, changes).run();
}

} // namespace lasti::opt
