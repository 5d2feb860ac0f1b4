#include "region/builder.h"

namespace lasti::region {

using words::BlockId;

Builder::Builder(const ir::Function &function, const opt::Loop &loop, const ir::Dominance &dominance,
                 Assumptions &assumptions)
    : function(function), loop(loop), dominance(dominance), assumptions(assumptions),
      makers(function.values.size()) {
  for (const ir::Block &block : function.blocks)
    for (const ir::Node &node : block.nodes)
      for (const ir::ValueId output : node.outputs)
        makers[output] = &node;
  for (const ir::BlockId id : loop.blocks) {
    const ir::Block &block = function.blocks[id];
    if (block.next == loop.header || block.jump == loop.header)
      latches.push_back(id);
    for (const ir::Node &node : block.nodes)
      if (node.kind == ir::Kind::store_local)
        stored.insert(node.immediate);
  }
}

bool Builder::is_always_run(ir::BlockId id) const {
  return llvm::all_of(latches, [&](ir::BlockId latch) { return dominance.dominates(id, true, latch); });
}

BlockId Builder::new_block() {
  region.blocks.emplace_back();
  return static_cast<BlockId>(region.blocks.size() - 1);
}

ValueId Builder::emit(Operation operation, std::initializer_list<ValueId> inputs, int64_t immediate,
                      CursorId cursor) {
  const words::OperationRow &row = words::row(operation);
  words::Node node;
  node.operation = operation;
  node.inputs = inputs;
  node.immediate = immediate;
  node.cursor = cursor;
  node.instruction = instruction;
  if (row.reason != words::Reason::None)
    node.exit = here == 0 ? entry_exit() : exit_here();
  if (row.result != Word::Nothing)
    node.result = region.make(row.result);
  if (row.result == Word::Float && !assumptions.has_floats)
    assumptions.has_floats = changed = true;
  const ValueId result = node.result;
  block().nodes.push_back(std::move(node));
  return result;
}

ValueId Builder::emit_at_entry(Operation operation, std::initializer_list<ValueId> inputs, int64_t immediate,
                               CursorId cursor) {
  const BlockId before = here;
  here = 0;
  const ValueId result = emit(operation, inputs, immediate, cursor);
  here = before;
  return result;
}

std::optional<words::Region> Builder::build(bool &again) {
  region = {};
  const ir::Block &header = function.blocks[loop.header];
  region.header = header.first;
  region.base = static_cast<uint32_t>(header.stack.size());
  region.blocks.emplace_back();
  state.locals.resize(function.body.code->localsplus.size());
  if (!header.phis.empty() && llvm::any_of(header.phis, [](const ir::Phi &phi) { return !phi.of_local; }))
    return std::nullopt;
  start_loop();
  for (const ir::BlockId id : function.order)
    if (loop.contains(id) && (id == loop.header || incoming.contains(id)))
      walk_block(id);
  again = changed;
  if (changed)
    return std::nullopt;
  if (!goes_round || is_cut || is_broken || worth == 0)
    return std::nullopt;
  region.worth = worth;
  return std::move(region);
}

} // namespace lasti::region
