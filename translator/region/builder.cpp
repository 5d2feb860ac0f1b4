#include "region/builder.h"

namespace lasti::region {

using words::BlockId;

Builder::Builder(const ir::Module &module, const ir::Function &function, const opt::Loop &loop,
                 const std::vector<opt::Loop> &all, const ir::Dominance &dominance, Assumptions &assumptions,
                 bool gives)
    : module(module), function(function), inside(&function), loop(loop), dominance(dominance),
      assumptions(assumptions), makers(ir::find_makers(function)), gives(gives) {
  for (const opt::Loop &each : all)
    if (loop.contains(each.header))
      find_facts(each);
}

void Builder::find_facts(const opt::Loop &each) {
  LoopFacts &facts = loops[each.header];
  facts.loop = &each;
  for (const ir::BlockId id : each.blocks) {
    const ir::Block &block = function.blocks[id];
    if (block.next == each.header || block.jump == each.header)
      facts.latches.push_back(id);
    for (const ir::Node &node : block.nodes)
      if (node.kind == ir::Kind::store_local)
        facts.stored.insert(node.immediate);
  }
}

ir::BlockId Builder::loop_of(ir::BlockId id) const {
  ir::BlockId inner = ir::no_block;
  for (const auto &[header, facts] : loops)
    if (facts.loop->contains(id) &&
        (inner == ir::no_block || facts.loop->blocks.size() < loops.at(inner).loop->blocks.size()))
      inner = header;
  return inner;
}

ir::BlockId Builder::loop_around(ir::BlockId header) const {
  ir::BlockId around = ir::no_block;
  for (const auto &[other, facts] : loops)
    if (other != header && facts.loop->contains(header) &&
        (around == ir::no_block || facts.loop->blocks.size() < loops.at(around).loop->blocks.size()))
      around = other;
  return around;
}

bool Builder::is_always_run(ir::BlockId id, ir::BlockId in_loop) const {
  ir::BlockId inner = loop_of(id);
  for (;;) {
    const LoopFacts &facts = loops.at(inner);
    if (!llvm::all_of(facts.latches, [&](ir::BlockId latch) { return dominance.dominates(id, true, latch); }))
      return false;
    if (inner == in_loop)
      return true;
    id = inner;
    inner = loop_around(inner);
    if (inner == ir::no_block)
      return false;
  }
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

ValueId Builder::emit_cached(Operation operation, std::initializer_list<ValueId> inputs, int64_t immediate) {
  const size_t before = block().nodes.size();
  const ValueId result = emit(operation, inputs, immediate);
  block().nodes[before].cache = region.caches++;
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

/// The boxed code passes only the slots that somebody looks at.
void Builder::drop_unused_slots() {
  std::set<ValueId> used;
  for (const words::Block &each : region.blocks)
    for (const words::Node &node : each.nodes)
      used.insert(node.inputs.begin(), node.inputs.end());
  std::vector<ValueId> kept;
  for (uint32_t depth = 0; depth < region.base; ++depth)
    if (used.contains(region.slot_values[depth])) {
      region.slots.push_back(depth);
      kept.push_back(region.slot_values[depth]);
    }
  region.slot_values = std::move(kept);
}

std::optional<words::Region> Builder::build(bool &again) {
  region = {};
  const ir::Block &header = function.blocks[loop.header];
  region.header = header.first;
  region.base = static_cast<uint32_t>(header.stack.size());
  region.blocks.emplace_back();
  state.locals.resize(function.body.code->localsplus.size());
  for (const auto &[id, facts] : loops)
    if (llvm::any_of(function.blocks[id].phis, [](const ir::Phi &phi) { return !phi.of_local; }))
      return std::nullopt;
  for (const ir::ValueId id : header.stack) {
    region.slot_values.push_back(region.make(Word::Object));
    define(id, object(region.slot_values.back()));
  }
  start_loop(loop.header);
  for (const ir::BlockId id : function.order)
    if (loop.contains(id) && (id == loop.header || incoming.contains(id)))
      walk_block(id);
  again = changed;
  if (changed)
    return std::nullopt;
  if (!goes_round || is_cut || is_broken || worth == 0)
    return std::nullopt;
  drop_unused_slots();
  region.worth = worth;
  region.gives = gives;
  return std::move(region);
}

} // namespace lasti::region
