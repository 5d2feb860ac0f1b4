// Ways out: what the frame has to be, and where the boxed code goes on.

#include "region/builder.h"

#include <utility>

namespace lasti::region {

using words::Exit;
using words::ExitId;
using words::Put;

/// An exit leads to the begin of a statement or of a block, or to what stands behind an effect: all between
/// is done again by the boxed code, and nobody can tell.
void Builder::begin_instruction(const ir::Node &boundary) {
  if (clone && !inlined->caller)
    instruction = boundary.immediate;
  if (inlined) // what fails in a function that is done here leads to before its call
    return;
  instruction = boundary.immediate;
  release_lost(boundary.inputs);
  stack_ids.assign(boundary.inputs.begin(), boundary.inputs.end());
  const bool is_wanted = at_block_start || has_effect || stack_ids.size() <= region.base;
  if (is_wanted && !boundary.detail && !std::exchange(ends_operator, false))
    begin_at(boundary.immediate, stack_ids);
}

/// A value of the stack that has got a reference, and that nobody has given on, gives it back when it goes.
void Builder::release_lost(llvm::ArrayRef<ir::ValueId> slots) {
  for (const ir::ValueId id : stack_ids) {
    const auto found = values.find(id);
    if (found == values.end() || !found->second.is_held || llvm::is_contained(slots, id))
      continue;
    if (found->second.is_made) {
      refuse(found->second);
      return stop();
    }
    emit(Operation::release, {found->second.object});
    found->second.is_held = false;
    has_effect = true;
  }
}

void Builder::begin_at(uint32_t at, llvm::ArrayRef<ir::ValueId> slots) {
  instruction = at;
  point = {at, state, {}, none};
  for (size_t depth = region.base; depth < slots.size(); ++depth)
    point.stack.push_back(value_of(slots[depth]));
  if (llvm::none_of(point.stack, [](const Known &known) { return known.kind == Kind::Instance; }))
    state.instances.clear();
  point_block = current;
  has_effect = at_block_start = false;
}

ExitId Builder::exit_here() {
  if (has_effect || at_block_start) { // no boundary has come since
    stop();
    return none;
  }
  if (held.empty() && point.exit != none)
    return point.exit;
  const ExitId exit = make_exit(point);
  if (exit == none)
    return none;
  region.exits[exit].released = held;
  if (held.empty())
    point.exit = exit;
  return exit;
}

ExitId Builder::entry_exit() {
  if (region.exits.empty()) {
    region.exits.emplace_back();
    region.exits[0].is_entry = true;
    region.exits[0].instruction = region.header;
  }
  return 0;
}

std::optional<Put> Builder::put_of(const Known &known, uint32_t place) {
  Put put;
  put.place = place;
  put.is_held = known.is_held;
  put.constant = known.constant;
  switch (known.kind) {
  case Kind::Null:
    put.is_null = true;
    return put;
  case Kind::Number:
    put.word = known.word;
    put.value = known.value;
    put.object = known.object;
    break;
  case Kind::Object:
  case Kind::Function:
  case Kind::Method:
    put.object = known.object;
    break;
  case Kind::Iterator:
    put.cursor = known.cursor;
    break;
  default:
    refuse(known);
    return std::nullopt;
  }
  put.may_be_in_frame = known.may_lack_object;
  return put;
}

/// Returns none, and stops, where an object would have to be made that exits do not make.
ExitId Builder::make_exit(const ExitPoint &at) {
  entry_exit();
  Exit exit;
  exit.instruction = at.instruction;
  for (uint32_t local = 0; local < at.state.locals.size(); ++local) {
    if (!at.state.locals[local].is_late)
      continue;
    std::optional<Put> put = put_of(at.state.locals[local].value, local);
    if (!put) {
      stop();
      return none;
    }
    exit.locals.push_back(*put);
  }
  for (size_t i = 0; i < at.stack.size(); ++i) {
    std::optional<Put> put = put_of(at.stack[i], static_cast<uint32_t>(region.base + i));
    // The boxed code may borrow what is one of several constants or locals: then there must be an object.
    const bool lacks_object = put && put->cursor == none && (put->object == none || put->may_be_in_frame);
    if (!put || (put->may_be_in_frame && !at.stack[i].local) || (at.stack[i].is_borrowed && lacks_object)) {
      stop();
      return none;
    }
    put->local = at.stack[i].local;
    exit.stack.push_back(*put);
  }
  region.exits.push_back(std::move(exit));
  return static_cast<ExitId>(region.exits.size() - 1);
}

/// From a block that has not ended yet, or by one of its ways.
void Builder::leave_by(words::BlockId from, bool is_other, ExitId exit, words::Reason reason) {
  const words::BlockId leaving = new_block();
  region.blocks[leaving].end = words::End::Leave;
  region.blocks[leaving].exit = exit;
  region.blocks[leaving].reason = reason;
  (is_other ? region.blocks[from].other : region.blocks[from].edge).to = leaving;
}

} // namespace lasti::region
