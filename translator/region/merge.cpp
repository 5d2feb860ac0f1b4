// What joins where ways meet.

#include "region/builder.h"

#include <algorithm>

namespace lasti::region {

using words::BlockId;

namespace {

/// What is known of objects in both.
void intersect(State &state, const State &other) {
  std::erase_if(state.numbers, [&](const auto &entry) {
    const auto found = other.numbers.find(entry.first);
    return found == other.numbers.end() || found->second.value != entry.second.value;
  });
  std::erase_if(state.reals, [&](const auto &entry) {
    const auto found = other.reals.find(entry.first);
    return found == other.reals.end() || found->second != entry.second;
  });
  std::erase_if(state.loaded, [&](const auto &entry) {
    const auto found = other.loaded.find(entry.first);
    return found == other.loaded.end() || found->second != entry.second;
  });
  for (const auto map : {&State::classes, &State::unwritten})
    std::erase_if(state.*map, [&](const auto &entry) {
      const auto found = (other.*map).find(entry.first);
      return found == (other.*map).end() || found->second != entry.second;
    });
  std::erase_if(state.lists, [&](ValueId object) { return !other.lists.contains(object); });
  std::erase_if(state.steady, [&](ValueId object) { return !other.steady.contains(object); });
}

bool all_same(const std::vector<Known> &values) {
  return std::all_of(values.begin() + 1, values.end(),
                     [&](const Known &known) { return known.is_same(values[0]); });
}

} // namespace

/// The object of a value on its way into another block; null where there is none.
ValueId Builder::object_or_null(BlockId from, const Known &known) {
  const BlockId before = here;
  here = from;
  ValueId result = known.object;
  if (known.constant)
    result = emit(Operation::object_constant, {}, *known.constant);
  else if (known.object == none)
    result = emit(Operation::no_object);
  here = before;
  return result;
}

/// The same of numbers of one kind that may be None. Their objects must not have been made yet.
std::optional<Known> Builder::join_optional(const std::vector<Incoming> &ways,
                                            const std::vector<Known> &values,
                                            std::vector<std::vector<ValueId>> &arguments) {
  const auto is_fresh = [](const Known &known) {
    return (known.is_number() || known.kind == Kind::Optional) && known.object == none && !known.constant;
  };
  const auto first = llvm::find_if(values, is_fresh);
  if (first == values.end())
    return std::nullopt;
  Known joined = number(first->word, none);
  joined.kind = Kind::Optional;
  if (!llvm::all_of(values, [&](const Known &known) {
        return known.is_none || (is_fresh(known) && known.word == joined.word);
      }))
    return std::nullopt;
  joined.value = region.make(joined.word);
  joined.absent = region.make(Word::Bool);
  block().parameters.push_back(joined.value);
  block().parameters.push_back(joined.absent);
  const BlockId before = here;
  for (size_t i = 0; i < values.size(); ++i) {
    here = ways[i].from;
    const Operation nothing = joined.word == Word::Float  ? Operation::no_float
                              : joined.word == Word::Bool ? Operation::bool_constant
                                                          : Operation::int_constant;
    arguments[i].push_back(values[i].is_none ? emit(nothing) : values[i].value);
    arguments[i].push_back(values[i].kind == Kind::Optional
                               ? values[i].absent
                               : emit(Operation::bool_constant, {}, values[i].is_none));
  }
  here = before;
  return joined;
}

/// The value that is one of several: with parameters of the block, and their arguments by way. Nothing: there
/// is none, as of numbers of different kinds.
std::optional<Known> Builder::join(const std::vector<Incoming> &ways, std::vector<Known> values,
                                   std::vector<std::vector<ValueId>> &arguments) {
  const auto is_number_in = [&](size_t i) {
    const auto &numbers = ways[i].state.numbers;
    return values[i].kind == Kind::Object && numbers.contains(values[i].object);
  };
  const bool wants_number =
      std::any_of(values.begin(), values.end(), [](const Known &known) { return known.is_number(); });
  for (size_t i = 0; i < values.size() && wants_number; ++i)
    if (is_number_in(i))
      values[i] = ways[i].state.numbers.at(values[i].object);
  if (llvm::any_of(values, [&](const Known &known) { return known.kind != values[0].kind; }) ||
      values[0].kind == Kind::Optional)
    return join_optional(ways, values, arguments);
  Known joined;
  joined.kind = values[0].kind;
  joined.word = values[0].word;
  joined.type = values[0].type;
  bool has_object = false;
  for (const Known &known : values) {
    if (known.kind != joined.kind || known.word != joined.word || known.is_held ||
        (known.kind != Kind::Number && known.kind != Kind::Object))
      return std::nullopt;
    const bool lacks = known.object == none && !known.constant;
    has_object |= !lacks;
    joined.may_lack_object |= lacks || known.may_lack_object;
    if (known.type != joined.type)
      joined.type = ir::Type::Any;
  }
  if (joined.kind == Kind::Number) {
    joined.value = region.make(joined.word);
    block().parameters.push_back(joined.value);
    for (size_t i = 0; i < values.size(); ++i)
      arguments[i].push_back(values[i].value);
    if (joined.word == Word::Bool || !has_object) {
      joined.may_lack_object = false;
      return joined;
    }
  }
  joined.object = region.make(Word::Object);
  block().parameters.push_back(joined.object);
  for (size_t i = 0; i < values.size(); ++i)
    arguments[i].push_back(object_or_null(ways[i].from, values[i]));
  return joined;
}

/// Whether another local has the same number, and neither has its object: then they would get one each.
bool Builder::has_twin(const State &at, uint32_t local) const {
  const Known &known = at.locals[local].value;
  if (!at.locals[local].is_late || !known.is_number() || known.object != none || known.constant ||
      known.word == Word::Bool)
    return false;
  for (uint32_t other = 0; other < at.locals.size(); ++other)
    if (other != local && at.locals[other].is_late && at.locals[other].value.is_number() &&
        at.locals[other].value.value == known.value)
      return true;
  return false;
}

void Builder::store_eagerly(uint32_t local) {
  changed |= assumptions.eager.insert(local).second;
}

bool Builder::merge_local(uint32_t index, const std::vector<Incoming> &ways,
                          std::vector<std::vector<ValueId>> &arguments) {
  std::vector<Known> values;
  bool is_late = false, is_unread = false;
  for (const Incoming &way : ways) {
    values.push_back(way.state.locals[index].value);
    is_late |= way.state.locals[index].is_late;
    is_unread |= values.back().kind == Kind::Nothing;
  }
  Local &local = state.locals[index];
  if (all_same(values)) {
    local = {values[0], is_late};
    return true;
  }
  if (!is_late) {
    local = {};
    return true;
  }
  if (is_unread) { // then it is carried from round to round, where it is late
    for (const Known &known : values)
      if (known.kind != Kind::Nothing)
        assume(loop.header, index, carried_of(known));
    return true;
  }
  for (const Incoming &way : ways)
    if (has_twin(way.state, index))
      store_eagerly(index);
  const std::optional<Known> joined = join(ways, std::move(values), arguments);
  if (joined && joined->kind == Kind::Optional) // exits do not make the object of such a one
    store_eagerly(index);
  if (joined)
    local = {*joined, true};
  return joined.has_value();
}

/// One of several, into `value`, which is the first of them. Returns false if there is none.
bool Builder::merge_value(const std::vector<Incoming> &ways, std::vector<Known> values,
                          std::vector<std::vector<ValueId>> &arguments, Known &value) {
  if (all_same(values))
    return true;
  const std::optional<Known> joined = join(ways, std::move(values), arguments);
  if (joined)
    value = *joined;
  return joined.has_value();
}

/// The locals of functions that are done here: one that is not bound on some way is not on any.
bool Builder::merge_inner(const std::vector<Incoming> &ways, std::vector<std::vector<ValueId>> &arguments) {
  for (size_t depth = 0; depth < state.inner.size(); ++depth)
    for (size_t index = 0; index < state.inner[depth].size(); ++index) {
      std::vector<Known> values;
      for (const Incoming &way : ways)
        values.push_back(way.state.inner[depth][index]);
      Known &local = state.inner[depth][index];
      if (llvm::any_of(values, [](const Known &known) { return known.kind == Kind::Nothing; }))
        local = {};
      else if (!merge_value(ways, std::move(values), arguments, local))
        return false;
    }
  return true;
}

/// A place that has been looked up on each way is looked up where they meet.
bool Builder::merge_place(const std::vector<Incoming> &ways, uint32_t instance, size_t index) {
  Attribute &attribute = state.instances.at(instance).attributes[index];
  if (llvm::all_of(ways, [&](const Incoming &way) {
        return way.state.instances.at(instance).attributes[index].place == attribute.place;
      }))
    return true;
  if (!inlined)
    return false;
  attribute.place =
      emit(Operation::attribute_place, {state.instances.at(instance).type}, name_index(attribute.name));
  return !stopped;
}

/// An instance that has other attributes on some ways is not known any more.
void Builder::merge_instances(const std::vector<Incoming> &ways,
                              std::vector<std::vector<ValueId>> &arguments) {
  const auto has_same = [](const Incoming &way, uint32_t id, const Instance &instance) {
    const auto found = way.state.instances.find(id);
    return found != way.state.instances.end() &&
           std::equal(instance.attributes.begin(), instance.attributes.end(),
                      found->second.attributes.begin(), found->second.attributes.end(),
                      [](const Attribute &left, const Attribute &right) { return left.name == right.name; });
  };
  std::set<uint32_t> lost;
  for (auto &[id, instance] : state.instances) {
    bool is_known = llvm::all_of(ways, [&](const Incoming &way) { return has_same(way, id, instance); });
    for (size_t i = 0; is_known && i < instance.attributes.size(); ++i) {
      std::vector<Known> values;
      for (const Incoming &way : ways)
        values.push_back(way.state.instances.at(id).attributes[i].value);
      is_known = merge_value(ways, std::move(values), arguments, instance.attributes[i].value) &&
                 merge_place(ways, id, i);
    }
    if (!is_known)
      lost.insert(id);
  }
  std::erase_if(state.instances, [&](const auto &entry) { return lost.contains(entry.first); });
}

bool Builder::merge_all(const std::vector<ir::ValueId> &slots, uint32_t base,
                        const std::vector<Incoming> &ways) {
  std::vector<std::vector<ValueId>> arguments(ways.size());
  state = ways[0].state;
  for (const Incoming &way : ways)
    intersect(state, way.state);
  for (uint32_t local = 0; local < state.locals.size(); ++local)
    if (!merge_local(local, ways, arguments))
      return false;
  if (!merge_inner(ways, arguments) || !merge_fields(ways, arguments))
    return false;
  merge_instances(ways, arguments);
  for (size_t depth = base; depth < slots.size(); ++depth) {
    std::vector<Known> values;
    for (const Incoming &way : ways)
      values.push_back(way.stack[depth - base]);
    std::optional<Known> joined = all_same(values) ? values[0] : join(ways, values, arguments);
    if (!joined || (joined->kind == Kind::Optional && !inlined))
      return false;
    if (!all_same(values)) {
      joined->local.reset();
      joined->is_borrowed = llvm::all_of(
          values, [](const Known &known) { return known.local || known.constant || known.is_borrowed; });
    }
    define(slots[depth], *joined);
  }
  for (size_t i = 0; i < ways.size(); ++i) {
    words::Block &from = region.blocks[ways[i].from];
    words::Edge &edge = ways[i].is_other ? from.other : from.edge;
    edge.to = here;
    edge.arguments = arguments[i];
  }
  return true;
}

/// Where ways do not go together, only the first ones stay in the region.
void Builder::merge(ir::BlockId id, std::vector<Incoming> &ways) {
  const uint32_t base = inlined ? 0 : region.base;
  while (ways.size() > 1) {
    here = new_block();
    if (merge_all(inside->blocks[id].stack, base, ways))
      return;
    const Incoming way = ways.back();
    ways.pop_back();
    const words::ExitId exit =
        inlined ? exit_here() : make_exit({function.blocks[id].first, way.state, way.stack, none});
    if (exit == none) {
      is_broken = true;
      stopped = false;
    }
    leave_by(way.from, way.is_other, exit, words::Reason::Way);
  }
  here = new_block();
  merge_all(inside->blocks[id].stack, base, ways);
}

} // namespace lasti::region
