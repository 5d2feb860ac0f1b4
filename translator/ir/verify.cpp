// In four steps, each of which relies on those before: edges, nodes, values, the value stack.

#include "ir/verify.h"

#include "ir/verify_steps.h"

#include "ir/print.h"

#include <llvm/ADT/StringExtras.h>

namespace lasti::ir {
namespace {

class Edges {
public:
  explicit Edges(const Function &function) : function(function) {}

  llvm::Error run() {
    if (function.blocks.empty())
      return violation(function, "it has no blocks");
    std::vector<bool> seen(function.blocks.size());
    for (const BlockId id : function.order) {
      if (id >= seen.size() || seen[id] || !function.blocks[id].reachable)
        return violation(function, "the order names a block that is not there, not reachable, or twice");
      seen[id] = true;
    }
    if (function.order.empty() || function.order.front() != 0)
      return violation(function, "the order does not begin with the entry");
    for (BlockId id = 0; id < seen.size(); ++id)
      if (llvm::Error error = check(id, seen))
        return error;
    return llvm::Error::success();
  }

private:
  llvm::Error check(BlockId id, const std::vector<bool> &ordered) {
    const Block &block = function.blocks[id];
    if (block.reachable != ordered[id])
      return violation(function, id, "the order does not name it");
    for (const BlockId to : {block.next, block.jump, block.handler.block}) {
      if (to == no_block)
        continue;
      if (to >= function.blocks.size())
        return violation(function, id, "there is no block " + llvm::Twine(to));
      if (block.reachable && !function.blocks[to].reachable)
        return violation(function, id, "block " + llvm::Twine(to) + " counts as unreachable");
    }
    return block.reachable ? check_end(id) : llvm::Error::success();
  }

  /// A block goes on as its last node says, and no other node ends it.
  llvm::Error check_end(BlockId id) {
    const Block &block = function.blocks[id];
    const auto ends = [](const Node &node) { return ends_block(node.kind); };
    const auto end = llvm::find_if(block.nodes, ends);
    const bool has_end = end != block.nodes.end();
    // After own/, what happens on the way to the next block stands behind the two ways.
    for (auto node = end; has_end && ++node != block.nodes.end();)
      if (!has_two_ways(end->kind) || !(follows_ownership(node->kind) || node->kind == Kind::at))
        return violation(function, id, *node, "it stands behind the end of the block");
    const Kind kind = has_end ? end->kind : Kind::boundary;
    const bool jumps = kind == Kind::jump || has_two_ways(kind), falls = !has_end || has_two_ways(kind);
    if (jumps != (block.jump != no_block) || falls != (block.next != no_block))
      return violation(function, id, "its last node does not fit where it goes on");
    return llvm::Error::success();
  }

  const Function &function;
};

} // namespace

llvm::Error violation(const Function &function, const llvm::Twine &message) {
  return llvm::createStringError("function '" + pyc::printable(function.name) + "': " + message);
}

llvm::Error violation(const Function &function, BlockId block, const llvm::Twine &message) {
  return llvm::createStringError("function '" + pyc::printable(function.name) + "' block " +
                                 llvm::Twine(block) + ": " + message);
}

llvm::Error violation(const Function &function, BlockId block, const Node &node, const llvm::Twine &message) {
  return violation(function, block, text_of(function, node) + ": " + message);
}

llvm::Error verify(const Function &function) {
  if (llvm::Error error = Edges(function).run())
    return error;
  for (auto step : {verify_nodes, verify_values, verify_stack})
    if (llvm::Error error = step(function))
      return error;
  return llvm::Error::success();
}

} // namespace lasti::ir
