// A jump to a block that dominates where it comes from closes a loop: all from which it can be reached
// without the header is inside. Where a jump backwards goes to a block that does not, there is no loop in
// this sense.

#include "opt/loops.h"

#include "ir/dominance.h"

#include <llvm/ADT/BitVector.h>

#include <algorithm>
#include <map>

namespace lasti::opt {

using ir::BlockId;
using ir::no_block;

namespace {

std::array<BlockId, 3> successors(const ir::Block &block) {
  return {block.next, block.jump, block.handler.block};
}

/// The blocks from which `latches` can be reached without the header.
Loop loop_of(BlockId header, std::vector<BlockId> latches, const Predecessors &predecessors) {
  llvm::BitVector inside(static_cast<unsigned>(predecessors.size()));
  inside.set(header);
  while (!latches.empty()) {
    const BlockId id = latches.back();
    latches.pop_back();
    if (inside.test(id))
      continue;
    inside.set(id);
    latches.insert(latches.end(), predecessors[id].begin(), predecessors[id].end());
  }
  Loop loop{header, {}};
  for (const unsigned id : inside.set_bits())
    loop.blocks.push_back(id);
  return loop;
}

} // namespace

bool Loop::contains(BlockId block) const {
  return std::binary_search(blocks.begin(), blocks.end(), block);
}

Predecessors find_predecessors(const ir::Function &function) {
  Predecessors predecessors(function.blocks.size());
  for (const BlockId id : function.order)
    for (const BlockId to : successors(function.blocks[id]))
      if (to != no_block && !llvm::is_contained(predecessors[to], id))
        predecessors[to].push_back(id);
  return predecessors;
}

std::vector<Loop> find_loops(const ir::Function &function, const Predecessors &predecessors) {
  std::vector<uint32_t> position(function.blocks.size());
  for (uint32_t i = 0; i < function.order.size(); ++i)
    position[function.order[i]] = i;
  std::map<BlockId, std::vector<BlockId>> latches; // by block that is jumped back to
  for (const BlockId id : function.order)
    for (const BlockId to : successors(function.blocks[id]))
      if (to != no_block && position[to] <= position[id])
        latches[to].push_back(id);
  std::vector<Loop> loops;
  if (latches.empty())
    return loops;
  const ir::Dominance dominance(function);
  std::vector<BlockId> entered_elsewhere;
  for (const auto &[header, from] : latches)
    if (llvm::all_of(from, [&](BlockId id) { return dominance.dominates(header, false, id); }))
      loops.push_back(loop_of(header, from, predecessors));
    else
      entered_elsewhere.push_back(header);
  llvm::erase_if(loops, [&](const Loop &loop) {
    return llvm::any_of(entered_elsewhere, [&](BlockId id) { return loop.contains(id); });
  });
  std::sort(loops.begin(), loops.end(), [](const Loop &left, const Loop &right) {
    return left.blocks.size() != right.blocks.size() ? left.blocks.size() > right.blocks.size()
                                                     : left.header < right.header;
  });
  return loops;
}

std::vector<Loop> find_innermost_loops(const ir::Function &function, const Predecessors &predecessors) {
  std::vector<Loop> loops = find_loops(function, predecessors);
  const auto has_inner = [all = loops](const Loop &loop) {
    return llvm::any_of(
        all, [&](const Loop &other) { return other.header != loop.header && loop.contains(other.header); });
  };
  llvm::erase_if(loops, has_inner);
  std::sort(loops.begin(), loops.end(),
            [](const Loop &left, const Loop &right) { return left.header < right.header; });
  return loops;
}

} // namespace lasti::opt
