#include "own/slot_state.h"

namespace lasti::own {

using ir::Hold;
using ir::Kind;
using ir::no_value;
using ir::Node;
using ir::Operand;
using ir::ValueId;

void SlotState::enter(const ir::Block &block, std::vector<Node> &to) {
  out = &to;
  slots.resize(block.stack.size());
  for (size_t slot = 0; slot < slots.size(); ++slot)
    set(slot, block.stack[slot]);
}

void SlotState::begin(uint32_t next) {
  instruction = next;
  is_at = false;
}

void SlotState::set(size_t slot, ValueId value) {
  slots[slot] = value;
  if (value != no_value)
    place[value] = static_cast<uint32_t>(slot);
}

Node &SlotState::add(Node node) {
  out->push_back(node);
  return out->back();
}

Node &SlotState::add(Kind kind, uint32_t immediate) {
  Node node;
  node.kind = kind;
  node.immediate = immediate;
  return add(node);
}

void SlotState::at() {
  if (!is_at)
    add(Kind::at, instruction);
  is_at = true;
}

Hold SlotState::hold(size_t slot) const {
  return slots[slot] == no_value ? Hold::Null : owners[slots[slot]].hold();
}

llvm::ArrayRef<Hold> SlotState::holds() const {
  std::vector<Hold> result;
  for (size_t slot = 0; slot < slots.size(); ++slot)
    result.push_back(hold(slot));
  return function.keep_stack(result);
}

llvm::ArrayRef<Hold> SlotState::holds_with_one() const {
  std::vector<Hold> result = holds().vec();
  result.push_back(Hold::Owned);
  return function.keep_stack(result);
}

uint32_t SlotState::push(ValueId value) {
  slots.push_back(no_value);
  set(slots.size() - 1, value);
  return place[value];
}

void SlotState::consume(ValueId value) {
  slots[place[value]] = no_value;
}

void SlotState::trim() {
  while (!slots.empty() && slots.back() == no_value)
    slots.pop_back();
}

void SlotState::arrange(llvm::ArrayRef<ValueId> wanted) {
  const auto is_wanted = [&](ValueId value, size_t slot) {
    return (slot < wanted.size() && wanted[slot] == value) || llvm::is_contained(wanted, value);
  };
  for (size_t slot = slots.size(); slot-- > 0;) {
    const ValueId value = slots[slot];
    if (value == no_value || is_wanted(value, slot))
      continue;
    if (hold(slot) == Hold::Owned) {
      at(); // the destructor may be Python code, and look
      add(Kind::drop, static_cast<uint32_t>(slot));
    }
    slots[slot] = no_value;
  }
  trim();
  for (uint32_t slot = 0; slot < wanted.size(); ++slot)
    if (slots[slot] != wanted[slot])
      bring(wanted[slot], slot);
  trim();
}

/// Moves a value to a slot; what is there goes the other way.
void SlotState::bring(ValueId value, uint32_t to) {
  const uint32_t from = place[value];
  const Hold there = hold(to), here = hold(from);
  const ValueId other = slots[to];
  set(from, other);
  set(to, value);
  if (there == Hold::Null && here == Hold::Null)
    return;
  if (other == no_value) {
    add(Kind::move, to).detail = from;
    return;
  }
  Node &exchange = add(Kind::exchange, to);
  exchange.detail = from;
  exchange.operands = function.keep(llvm::ArrayRef<Operand>({Operand{to, there}, Operand{from, here}}));
}

void SlotState::convert(const Owners &wanted) {
  for (uint32_t slot = 0; slot < wanted.size(); ++slot)
    if (wanted[slot].hold() == Hold::Owned && hold(slot) != Hold::Owned)
      add(hold(slot) == Hold::Borrowed ? Kind::share : Kind::clear, slot);
}

void SlotState::drop_all() {
  for (size_t slot = slots.size(); slot-- > 0;)
    if (hold(slot) == Hold::Owned)
      add(Kind::drop, static_cast<uint32_t>(slot));
}

SlotState::OnJump::OnJump(SlotState &state, ir::Block &block)
    : state(state), slots(state.slots), out(state.out), is_at(state.is_at) {
  state.out = &block.jump_nodes;
}

SlotState::OnJump::~OnJump() {
  state.out = out;
  state.is_at = is_at;
  state.slots.resize(slots.size());
  for (size_t slot = 0; slot < slots.size(); ++slot)
    state.set(slot, slots[slot]);
}

} // namespace lasti::own
