// Blocks are cut first, from jump targets and regions alone; then the depth of the value stack is
// carried along all edges from the entry, which also finds what is reachable; predecessors and the
// order of the blocks follow. Depths are exact from 3.9 on, where every path to an instruction agrees.

#include "flow/graph.h"

#include "flow/depth.h"
#include "flow/verify.h"
#include "opgen/operation.h"

#include <algorithm>

namespace lasti::flow {

using bytecode::Body;
using bytecode::Instruction;

namespace {

std::vector<bool> find_leaders(const Body &body) {
  const size_t count = body.instructions.size();
  std::vector<bool> leader(count + 1, false);
  leader[0] = true;
  for (size_t i = 0; i < count; ++i) {
    const Instruction &instruction = body.instructions[i];
    if (instruction.target) {
      leader[*instruction.target] = true;
      leader[i + 1] = true;
    }
    if (!bytecode::falls_through(instruction.opcode))
      leader[i + 1] = true;
    if (i > 0 && body.region_of[i] != body.region_of[i - 1])
      leader[i] = true;
  }
  for (const bytecode::ExceptionRegion &region : body.regions)
    leader[region.handler] = true;
  return leader;
}

void cut_blocks(const Body &body, Graph &graph) {
  const std::vector<bool> leader = find_leaders(body);
  const auto count = static_cast<uint32_t>(body.instructions.size());
  graph.block_of.resize(count);
  for (uint32_t i = 0; i < count; ++i) {
    if (leader[i])
      graph.blocks.emplace_back().begin = i;
    graph.blocks.back().end = i + 1;
    graph.block_of[i] = static_cast<BlockId>(graph.blocks.size() - 1);
  }
  for (BlockId id = 0; id < graph.blocks.size(); ++id) {
    Block &block = graph.blocks[id];
    const Instruction &last = body.instructions[block.end - 1];
    if (bytecode::falls_through(last.opcode) && block.end < count)
      block.next = id + 1;
    if (last.target)
      block.jump = graph.block_of[*last.target];
    block.region = body.region_of[block.begin];
    if (block.region >= 0)
      block.handler = graph.block_of[body.regions[block.region].handler];
  }
}

void link(Graph &graph) {
  for (BlockId id = 0; id < graph.blocks.size(); ++id) {
    Block &block = graph.blocks[id];
    block.reachable = graph.reachable(block.begin);
    if (!block.reachable)
      continue;
    if (block.next != no_block)
      graph.blocks[block.next].predecessors.push_back(id);
    if (block.jump != no_block && block.jump != block.next)
      graph.blocks[block.jump].predecessors.push_back(id);
    if (block.handler != no_block)
      graph.blocks[block.handler].raisers.push_back(id);
  }
}

/// Reverse postorder, without recursion: a function may have as many blocks as its file has bytes.
void sort_blocks(Graph &graph) {
  std::vector<uint8_t> visited(graph.blocks.size(), 0);
  std::vector<std::pair<BlockId, unsigned>> path{{0, 0}};
  visited[0] = 1;
  while (!path.empty()) {
    auto &[id, edge] = path.back();
    const Block &block = graph.blocks[id];
    // The fall-through is walked last, so that it comes first in reverse postorder.
    const BlockId targets[] = {block.handler, block.jump, block.next};
    if (edge == std::size(targets)) {
      graph.order.push_back(id);
      path.pop_back();
      continue;
    }
    const BlockId target = targets[edge++];
    if (target != no_block && !visited[target]) {
      visited[target] = 1;
      path.push_back({target, 0});
    }
  }
  std::reverse(graph.order.begin(), graph.order.end());
}

} // namespace

llvm::Expected<Graph> build(const Body &body) {
  Graph graph;
  cut_blocks(body, graph);
  if (llvm::Error error = find_depths(body, graph))
    return error;
  link(graph);
  sort_blocks(graph);
  if (opgen::can_translate(body.code->version))
    if (llvm::Error error = verify(body, graph))
      return error;
  return graph;
}

} // namespace lasti::flow
