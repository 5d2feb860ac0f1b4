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

namespace {

/// What stands for a number that nobody reads.
words::Operation nothing_of(Word word) {
  using words::Operation;
  return word == Word::Int     ? Operation::int_constant
         : word == Word::Float ? Operation::no_float
                               : Operation::bool_constant;
}

} // namespace

/// Whether the loop reads the local before it stores to it.
const ir::Phi *Builder::header_phi(ir::BlockId header, uint32_t local) const {
  for (const ir::Phi &phi : function.blocks[header].phis)
    if (phi.of_local && phi.index == local)
      return &phi;
  return nullptr;
}

void Builder::assume(ir::BlockId header, uint32_t local, Carried carried) {
  changed = true;
  if (++assumptions.changes[{header, local}] > 3)
    assumptions.eager.insert(local);
  else
    assumptions.carried[{header, local}] = carried;
}

/// What the local is at the entry of the loop, if that is proven.
Carried Builder::first_guess(ir::BlockId header, uint32_t local) const {
  const ir::Phi *phi = header_phi(header, local);
  if (!phi)
    return Carried::InFrame;
  for (const ir::ValueId operand : phi->operands) {
    const bool is_inside =
        makers[operand] && llvm::any_of(loops.at(header).loop->blocks, [&](ir::BlockId id) {
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

/// What the local is in the loop: parameters of its header.
void Builder::make_parameters(ir::BlockId header, uint32_t index, Carried carried, bool lacks) {
  words::Block &to = region.blocks[headers.at(header)];
  const Word word = region::word_of(carried);
  Known known;
  known.kind = word == Word::Nothing ? Kind::Object : Kind::Number;
  known.word = word;
  known.may_lack_object = lacks || assumptions.lacking.contains({header, index});
  known.is_own = !assumptions.borrowing.contains({header, index});
  if (word != Word::Nothing) {
    known.value = region.make(word);
    to.parameters.push_back(known.value);
  }
  known.object = region.make(Word::Object);
  to.parameters.push_back(known.object);
  name_value(known, index);
  state.locals[index] = {known, true};
  if (!llvm::is_contained(region.put_off, index))
    region.put_off.push_back(index);
}

/// At the entry of the region it is what the frame has; of a local that nobody reads before it is stored to,
/// that the frame has it.
void Builder::start_at_entry(ir::BlockId header, uint32_t index, Carried carried,
                             std::vector<ValueId> &arguments) {
  const bool is_live = header_phi(header, index);
  const Word word = region::word_of(carried);
  const ValueId loaded = is_live ? emit(Operation::load_local, {}, index) : emit(Operation::in_frame);
  if (word != Word::Nothing)
    arguments.push_back(is_live ? emit(unboxing(word), {loaded}) : emit(nothing_of(word)));
  else if (is_live)
    emit(Operation::check_bound, {loaded});
  arguments.push_back(loaded);
  make_parameters(header, index, carried, !is_live);
}

/// At the entry of a loop inside. Returns false if the local would have to be another kind of value.
bool Builder::start_inside(ir::BlockId header, uint32_t index, Carried carried,
                           std::vector<ValueId> &arguments) {
  const bool is_live = header_phi(header, index);
  const Word word = region::word_of(carried);
  Local &local = state.locals[index];
  if (!local.is_late && !is_live) {
    if (word != Word::Nothing)
      arguments.push_back(emit(nothing_of(word)));
    arguments.push_back(emit(Operation::in_frame));
    make_parameters(header, index, carried, /*lacks=*/true);
    return true;
  }
  if (local.value.kind == Kind::Nothing) {
    local.value = object(emit(Operation::load_local, {}, index));
    emit(Operation::check_bound, {local.value.object});
    local.value.is_own = true;
  }
  Known known = local.value.kind == Kind::Optional ? object(local.value.object) : local.value;
  if (word != Word::Nothing) {
    if (known.is_number() && known.word != word)
      return false;
    known = as_number(known, word);
    arguments.push_back(known.value);
  } else if (known.is_number() && (known.object == none || known.may_lack_object) && !known.constant) {
    return false;
  }
  const bool lacks = known.object == none && !known.constant;
  if (!lacks && local.is_late && !known.is_own && !known.constant)
    changed |= assumptions.borrowing.insert({header, index}).second;
  arguments.push_back(object_or_null(here, known));
  make_parameters(header, index, carried, lacks || known.may_lack_object);
  return !stopped;
}

/// What the loop does not change is looked at before it.
void Builder::look_before(ir::BlockId header) {
  const auto local_of = [&](uint32_t index) {
    Local &local = state.locals[index];
    if (local.value.kind == Kind::Nothing)
      local.value = object(emit(Operation::load_local, {}, index));
    Known known = local.value;
    known.local = index;
    return known;
  };
  for (const auto &[place, word] : assumptions.before) {
    if (place.first != header)
      continue;
    const Known known = local_of(place.second);
    if (word == Word::Nothing)
      real_of(known);
    else
      as_number(known, word);
  }
  for (const auto &place : assumptions.lists_before)
    if (place.first == header)
      check_list(local_of(place.second));
}

void Builder::start_loop(ir::BlockId header) {
  const bool is_inside = header != loop.header;
  state.loaded.clear();
  state.classes.clear();
  if (is_inside) {
    begin_at(function.blocks[header].first, function.blocks[header].stack);
    look_before(header);
  } else {
    here = 0;
  }
  const BlockId before = here;
  headers[header] = new_block();
  std::vector<ValueId> arguments;
  for (const uint32_t local : loops.at(header).stored) {
    const auto [found, is_new] = assumptions.carried.try_emplace({header, local}, Carried::InFrame);
    if (is_new)
      found->second = first_guess(header, local);
    const Carried carried = assumptions.eager.contains(local) ? Carried::InFrame : found->second;
    if (carried == Carried::InFrame) {
      if (is_inside && state.locals[local].is_late)
        assume(header, local, carried_of(state.locals[local].value));
      else
        state.locals[local] = {};
    } else if (!is_inside) {
      start_at_entry(header, local, carried, arguments);
    } else if (!start_inside(header, local, carried, arguments)) {
      store_eagerly(local);
    }
  }
  region.blocks[before].end = End::Jump;
  region.blocks[before].edge = {headers.at(header), arguments};
}

/// Adds what the next round gets for a local. It may have to be assumed to be something else.
void Builder::carry(BlockId from, ir::BlockId header, uint32_t index, std::vector<ValueId> &arguments) {
  const Local &local = state.locals[index];
  const Assumptions::Place place{header, index};
  const Carried carried =
      assumptions.eager.contains(index) ? Carried::InFrame : assumptions.carried.at(place);
  Known known = local.value;
  if (carried == Carried::InFrame) {
    if (local.is_late)
      assume(header, index, carried_of(known));
    return;
  }
  const Word word = region::word_of(carried);
  if (known.kind == Kind::Object && word != Word::Nothing && state.numbers.contains(known.object))
    known = state.numbers.at(known.object);
  const bool lacks = known.object == none && !known.constant;
  const bool is_same_kind = carried_of(known) == carried;
  if (!is_same_kind && (carried != Carried::Object || lacks || known.may_lack_object))
    return assume(header, index, carried_of(known));
  if (is_same_kind && word != Word::Nothing)
    arguments.push_back(known.value);
  if (!lacks && !known.is_own && !known.constant)
    changed |= assumptions.borrowing.insert(place).second;
  if (lacks || known.may_lack_object)
    changed |= assumptions.lacking.insert(place).second;
  arguments.push_back(object_or_null(from, known));
}

void Builder::go_back(BlockId from, bool is_other, ir::BlockId header) {
  goes_round |= header == loop.header;
  const BlockId latch = new_block();
  (is_other ? region.blocks[from].other : region.blocks[from].edge).to = latch;
  const BlockId before = here;
  here = latch;
  emit(Operation::count_round);
  std::vector<ValueId> arguments;
  for (const uint32_t local : loops.at(header).stored) {
    if (has_twin(state, local))
      store_eagerly(local);
    carry(latch, header, local, arguments);
  }
  block().end = End::Jump;
  block().edge = {headers.at(header), arguments};
  here = before;
}

} // namespace lasti::region
