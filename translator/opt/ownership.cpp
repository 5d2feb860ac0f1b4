// Who answers for the reference in each slot of the value stack.
//
// LOAD_CONST and LOAD_FAST borrow: the constant lives as long as the code object, the local as long as
// nobody stores to it. A borrowed slot turns into an owned one ("is promoted") where that may end while
// the slot lives: before a store to its local, before a suspension (the frame's stack is then seen by
// others, and its locals may be changed by a debugger), and in the reach of an exception handler that
// keeps the slot. Where paths join and disagree, the slot is owned from there on, and the edges promote.
//
// The states are carried forward until nothing changes; slots only go from borrowed to owned.

#include "opt/fusion.h"
#include "opt/pass.h"
#include "opt/slot_arena.h"

#include "flow/locals.h"
#include "ir/stack.h"

#include <optional>

namespace lasti::opt {

using bytecode::Instruction;
using bytecode::Opcode;
using flow::BlockId;
using ir::Function;
using ir::InstructionState;
using ir::Ownership;
using ir::StackSlot;
using ir::ValueId;

namespace {

using Stack = std::vector<StackSlot>;

StackSlot join(const StackSlot &left, const StackSlot &right) {
  if (left.ownership == right.ownership && left.local == right.local && left.maybe_null == right.maybe_null)
    return left;
  StackSlot owned;
  owned.value = left.value;
  for (const StackSlot &slot : {left, right})
    owned.maybe_null |= slot.maybe_null || slot.ownership == Ownership::Null;
  return owned;
}

StackSlot owned_slot(ValueId value) {
  StackSlot slot;
  slot.value = value;
  return slot;
}

StackSlot null_slot(ValueId value) {
  StackSlot slot;
  slot.value = value;
  slot.ownership = Ownership::Null;
  return slot;
}

class Owners {
public:
  Owners(Function &function, bool literal)
      : function(function), literal(literal), arena(*function.slots), entry(function.graph.blocks.size()) {}

  void run() {
    flow_into(0, {});
    while (changed) {
      changed = false;
      for (const BlockId id : function.graph.order)
        if (entry[id])
          walk(id, false);
    }
    for (const BlockId id : function.graph.order)
      walk(id, true);
  }

private:
  void walk(BlockId id, bool final) {
    const flow::Block &block = function.graph.blocks[id];
    Stack stack = *entry[id];
    for (uint32_t i = block.begin; i < block.end; ++i) {
      const Instruction &instruction = function.body.instructions[i];
      const flow::Effect &effect = function.graph.effects[i];
      InstructionState &state = function.states[i];
      if (final)
        state.before = arena.store(stack);
      const bool updates = !literal && updates_local(function, i, stack);
      const std::vector<uint32_t> promoted = promote(i, effect, updates, stack);
      if (!final && block.handler != flow::no_block)
        raise(block, stack);
      const Stack outputs = push(i, stack);
      if (instruction.target) {
        Stack jumped = stack;
        ir::move_stack<StackSlot>(instruction, effect, true, outputs, jumped);
        if (final)
          state.after_jump = arena.store(jumped);
        else
          flow_into(block.jump, jumped);
      }
      ir::move_stack<StackSlot>(instruction, effect, false, outputs, stack);
      if (final)
        finish(i, promoted, updates, stack);
    }
    if (!final && block.next != flow::no_block)
      flow_into(block.next, stack);
  }

  void finish(uint32_t i, const std::vector<uint32_t> &promoted, bool updates, const Stack &stack) {
    InstructionState &state = function.states[i];
    const Instruction &instruction = function.body.instructions[i];
    state.promote = promoted;
    if (bytecode::falls_through(instruction.opcode))
      state.after = arena.store(stack);
    if (updates) {
      state.fusion = ir::Fusion::UpdateLocal;
      state.operation =
          opgen::find_operation(instruction.opcode, static_cast<int>(instruction.oparg), opgen::Form::Update);
      function.states[i + 1].fusion = ir::Fusion::IntoPrevious;
    }
  }

  /// Turns what the instruction must not find borrowed into owned slots. Returns their depths.
  std::vector<uint32_t> promote(uint32_t i, const flow::Effect &effect, bool updates, Stack &stack) const {
    std::vector<uint32_t> promoted;
    const auto kept = static_cast<uint32_t>(stack.size() - effect.pops);
    const int region = function.body.region_of[i];
    const uint32_t below_handler = region < 0 ? 0 : function.body.regions[region].depth;
    for (uint32_t depth = 0; depth < stack.size(); ++depth) {
      StackSlot &slot = stack[depth];
      if (!slot.is_borrowed())
        continue;
      if (depth < below_handler || (depth < kept && outlives(i, updates, slot))) {
        slot = owned_slot(slot.value);
        promoted.push_back(depth);
      }
    }
    return promoted;
  }

  /// Returns true if the reference that a slot borrows may end with this instruction.
  bool outlives(uint32_t i, bool updates, const StackSlot &slot) const {
    const Opcode opcode = function.body.instructions[i].opcode;
    if (flow::suspends(opcode, false) || flow::suspends(opcode, true))
      return true;
    if (slot.ownership != Ownership::BorrowedLocal)
      return false;
    const auto local = static_cast<uint32_t>(slot.local);
    if (updates) // BINARY_OP writes the local in place of the STORE_FAST that follows
      return local == function.body.instructions[i + 1].oparg;
    const flow::LocalEffect effect = flow::local_effect(function.body, i, false);
    return effect.access != flow::LocalAccess::Load && effect.concerns(local);
  }

  /// The slots that the instruction pushes.
  Stack push(uint32_t i, const Stack &stack) const {
    const Instruction &instruction = function.body.instructions[i];
    const std::vector<ValueId> &outputs = function.states[i].outputs;
    Stack slots;
    for (const ValueId value : outputs)
      slots.push_back(function.values[value].kind == ir::Value::Kind::Null ? null_slot(value)
                                                                           : owned_slot(value));
    switch (instruction.opcode) {
    case Opcode::LOAD_CONST:
      borrow(slots[0], Ownership::BorrowedConstant, -1);
      break;
    case Opcode::LOAD_FAST:
    case Opcode::LOAD_CLOSURE:
      borrow(slots[0], Ownership::BorrowedLocal, static_cast<int32_t>(instruction.oparg));
      break;
    case Opcode::COPY: {
      const StackSlot &source = stack[stack.size() - instruction.oparg];
      borrow(slots[0], source.ownership, source.local);
      break;
    }
    case Opcode::LOAD_METHOD:
      slots[0].maybe_null = true;
      break;
    default:
      if (const opgen::Operation *operation = function.states[i].operation)
        if (operation->result == opgen::ResultKind::Borrowed)
          borrow(slots.back(), Ownership::BorrowedConstant, -1);
      break;
    }
    return slots;
  }

  void borrow(StackSlot &slot, Ownership ownership, int32_t local) const {
    if (literal || ownership == Ownership::Owned)
      return;
    slot.ownership = ownership;
    slot.local = local;
  }

  /// A handler finds owned slots: promote() has seen to it at every instruction that it covers.
  void raise(const flow::Block &block, const Stack &stack) {
    const std::vector<ValueId> &values = function.entries[block.handler].stack;
    const uint32_t kept = function.body.regions[block.region].depth;
    Stack raised(stack.begin(), stack.begin() + kept);
    for (size_t depth = kept; depth < values.size(); ++depth)
      raised.push_back(owned_slot(values[depth]));
    flow_into(block.handler, raised);
  }

  void flow_into(BlockId target, const Stack &stack) {
    std::optional<Stack> &known = entry[target];
    if (!known) {
      known = stack;
      for (size_t depth = 0; depth < stack.size(); ++depth)
        (*known)[depth].value = function.entries[target].stack[depth];
      changed = true;
      return;
    }
    for (size_t depth = 0; depth < stack.size(); ++depth) {
      const StackSlot joined = join((*known)[depth], stack[depth]);
      changed |= joined != (*known)[depth];
      (*known)[depth] = joined;
    }
  }

  Function &function;
  const bool literal;
  SlotArena arena;
  std::vector<std::optional<Stack>> entry; // by block
  bool changed = false;
};

} // namespace

void assign_ownership(Function &function, const Options &options) {
  Owners(function, options.literal).run();
}

} // namespace lasti::opt
