// What a loop carries from one round into the next.

#include "region/builder.h"

namespace lasti::region {

using words::BlockId;
using words::End;

Carried carried_of(const Known &known) {
  if (!known.is_number())
    return Carried::Object;
  return known.word == Word::Int ? Carried::Int : known.word == Word::Float ? Carried::Float : Carried::Bool;
}

Word word_of(Carried carried) {
  return carried == Carried::Int     ? Word::Int
         : carried == Carried::Float ? Word::Float
         : carried == Carried::Bool  ? Word::Bool
                                     : Word::Nothing;
}

/// Whether the loop reads the local before it stores to it.
const ir::Phi *Builder::header_phi(uint32_t local) const {
  for (const ir::Phi &phi : function.blocks[loop.header].phis)
    if (phi.of_local && phi.index == local)
      return &phi;
  return nullptr;
}

void Builder::assume(uint32_t local, Carried carried) {
  changed = true;
  if (++assumptions.changes[local] > 3)
    assumptions.eager.insert(local);
  else
    assumptions.carried[local] = carried;
}

/// What the local is at the entry of the loop, if that is proven.
Carried Builder::first_guess(uint32_t local) const {
  const ir::Phi *phi = header_phi(local);
  if (!phi)
    return Carried::InFrame;
  for (const ir::ValueId operand : phi->operands) {
    const bool is_inside = makers[operand] && llvm::any_of(loop.blocks, [&](ir::BlockId id) {
                             return ir::definition_in(function.blocks[id], operand) != nullptr;
                           });
    if (is_inside)
      continue;
    switch (function.values[operand].type) {
    case ir::Type::Int:
      return Carried::Int;
    case ir::Type::Float:
      return Carried::Float;
    default:
      break;
    }
  }
  return Carried::InFrame;
}

/// At the entry, what the frame has; of a local that nobody reads before it is stored to, that it has it.
void Builder::start_local(uint32_t index, Carried carried, std::vector<ValueId> &arguments) {
  const bool is_live = header_phi(index);
  const Word word = region::word_of(carried);
  Local &local = state.locals[index];
  const ValueId loaded = is_live ? emit(Operation::load_local, {}, index) : emit(Operation::in_frame);
  local.is_late = true;
  local.value.kind = word == Word::Nothing ? Kind::Object : Kind::Number;
  local.value.word = word;
  local.value.may_lack_object = !is_live || assumptions.lacking.contains(index);
  if (word != Word::Nothing) {
    const ValueId first =
        word == Word::Int     ? is_live ? emit(Operation::unbox_int, {loaded}) : emit(Operation::int_constant)
            : word == Word::Float ? is_live ? emit(Operation::unbox_float, {loaded}) : emit(Operation::no_float)
            : is_live ? emit(Operation::unbox_bool, {loaded})
                              : emit(Operation::bool_constant);
    local.value.value = region.make(word);
    arguments.push_back(first);
    region.blocks[headers.at(loop.header)].parameters.push_back(local.value.value);
  } else if (is_live) {
    emit(Operation::check_bound, {loaded});
  }
  local.value.object = region.make(Word::Object);
  arguments.push_back(loaded);
  region.blocks[headers.at(loop.header)].parameters.push_back(local.value.object);
  local.value.is_own = !assumptions.borrowing.contains(index);
  name_value(local.value, index);
  if (!llvm::is_contained(region.put_off, index))
    region.put_off.push_back(index);
}

void Builder::start_loop() {
  here = 0;
  const BlockId header = new_block();
  headers[loop.header] = header;
  std::vector<ValueId> arguments;
  for (const uint32_t local : stored) {
    const auto [found, is_new] = assumptions.carried.try_emplace(local, Carried::InFrame);
    if (is_new)
      found->second = first_guess(local);
    if (!assumptions.eager.contains(local) && found->second != Carried::InFrame)
      start_local(local, found->second, arguments);
  }
  block().end = End::Jump;
  block().edge = {header, arguments};
}

/// Adds what the next round gets for a local. It may have to be assumed to be something else.
void Builder::carry(BlockId from, uint32_t index, std::vector<ValueId> &arguments) {
  const Local &local = state.locals[index];
  const Carried carried =
      assumptions.eager.contains(index) ? Carried::InFrame : assumptions.carried.at(index);
  Known known = local.value;
  if (carried == Carried::InFrame) {
    if (local.is_late)
      assume(index, carried_of(known));
    return;
  }
  const Word word = region::word_of(carried);
  if (known.kind == Kind::Object && word != Word::Nothing && state.numbers.contains(known.object))
    known = state.numbers.at(known.object);
  const bool lacks = known.object == none && !known.constant;
  if (carried_of(known) != carried) {
    if (carried == Carried::Object && !lacks && !known.may_lack_object) {
      if (assumptions.borrowing.insert(index).second)
        changed = true;
      arguments.push_back(object_or_null(from, known));
    } else
      assume(index, carried_of(known));
    return;
  }
  if (word != Word::Nothing)
    arguments.push_back(known.value);
  if (!lacks && !known.is_own && !known.constant && assumptions.borrowing.insert(index).second)
    changed = true;
  if ((lacks || known.may_lack_object) && assumptions.lacking.insert(index).second)
    changed = true;
  arguments.push_back(object_or_null(from, known));
}

void Builder::go_back(BlockId from, bool is_other) {
  goes_round = true;
  const BlockId latch = new_block();
  (is_other ? region.blocks[from].other : region.blocks[from].edge).to = latch;
  const BlockId before = here;
  here = latch;
  emit(Operation::count_round);
  std::vector<ValueId> arguments;
  for (const uint32_t local : stored) {
    if (has_twin(state, local))
      store_eagerly(local);
    carry(latch, local, arguments);
  }
  block().end = End::Jump;
  block().edge = {headers.at(loop.header), arguments};
  here = before;
}

} // namespace lasti::region
