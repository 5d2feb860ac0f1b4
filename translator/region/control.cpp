// The blocks of a loop, and the ways between them.

#include "region/builder.h"

#include <algorithm>

namespace lasti::region {

using words::BlockId;
using words::End;

void Builder::walk_block(ir::BlockId id) {
  const ir::Block &from = function.blocks[id];
  current = id;
  is_certain = is_always_run(id, loop.header);
  stopped = has_effect = ends_operator = false;
  next = nullptr;
  if (!enter_block(id)) {
    is_broken |= stopped;
    return;
  }
  at_block_start = true;
  stack_ids = from.stack;
  block().instruction = from.first;
  held.clear();
  for (const ir::Node &node : from.nodes) {
    outermost = &node;
    if (assumptions.refused.contains(&node))
      stop();
    else
      walk_node(node);
    if (stopped)
      break;
  }
  if (!stopped)
    return end_block(from);
  // The boxed code goes on at the last exit point, and the region has no more of this way.
  stopped = false;
  is_cut |= is_always_run(id, loop.header);
  held.clear();
  const words::ExitId exit = point_block == id && !has_effect ? exit_here() : none;
  if (exit == none || stopped) {
    is_broken = true;
    return;
  }
  block().end = End::Leave;
  block().exit = exit;
  block().reason = words::Reason::Boxed;
}

bool Builder::enter_block(ir::BlockId id) {
  if (id != loop.header) {
    std::vector<Incoming> ways = std::move(incoming.at(id));
    merge(id, ways);
    if (ways.empty())
      return false;
  }
  if (loops.contains(id) && id != loop.header)
    start_loop(id);
  if (loops.contains(id))
    here = headers.at(id);
  return !stopped;
}

void Builder::end_block(const ir::Block &from) {
  const ir::Node &last = from.nodes.back();
  if ((last.kind == ir::Kind::jump || last.kind == ir::Kind::branch) && last.immediate & ir::polls)
    emit(Operation::check_quiet);
  const bool branches = last.kind == ir::Kind::branch;
  make_on_stack(from.to_jump);
  make_on_stack(from.to_next);
  const BlockId at = here;
  if (stopped || (branches && !value_of(last.inputs[0]).is_number())) {
    is_broken = true;
    return;
  }
  if (!branches) {
    block().end = End::Jump;
    return last.kind == ir::Kind::jump ? go(at, false, from.jump, from.to_jump)
                                       : go(at, false, from.next, from.to_next);
  }
  block().end = End::Branch;
  block().condition = value_of(last.inputs[0]).value;
  const bool jumps_if_true = last.immediate & ir::when_true;
  if (next) { // with an item, to the next block; without, the boxed FOR_ITER ends the outermost loop
    if (current == loop.header)
      leave_by(at, true, exit_here(), words::Reason::Finished);
    else
      go(at, true, from.jump, from.to_jump);
    here = new_block();
    region.blocks[at].edge.to = here;
    block().end = End::Jump;
    define(next->outputs[1], item_of(next_cursor));
    is_broken |= stopped;
    return go(here, false, from.next, from.to_next);
  }
  go(at, !jumps_if_true, from.jump, from.to_jump);
  go(at, jumps_if_true, from.next, from.to_next);
}

void Builder::go(BlockId from, bool is_other, ir::BlockId to, const std::vector<ir::ValueId> &slots) {
  if (loops.contains(to) && loops.at(to).loop->contains(current))
    return go_back(from, is_other, to);
  if (slots.size() < region.base) {
    is_broken = true;
    return;
  }
  for (const ir::ValueId id : stack_ids)
    if (const Known known = value_of(id); known.is_held && !llvm::is_contained(slots, id)) {
      is_broken = true;
      refuse(known);
    }
  Incoming way{from, is_other, state, {}};
  for (size_t depth = region.base; depth < slots.size(); ++depth)
    way.stack.push_back(value_of(slots[depth]));
  if (loop.contains(to)) {
    incoming[to].push_back(std::move(way));
    return;
  }
  const words::ExitId exit = make_exit({function.blocks[to].first, way.state, way.stack, none});
  if (exit == none)
    is_broken = true;
  stopped = false;
  leave_by(from, is_other, exit, words::Reason::Way);
}

} // namespace lasti::region
