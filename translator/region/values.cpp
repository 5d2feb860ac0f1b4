// Python values as words and objects.

#include "region/builder.h"

#include <cmath>

namespace lasti::region {

words::Operation unboxing(Word word) {
  using words::Operation;
  return word == Word::Int    ? Operation::unbox_int
         : word == Word::Bool ? Operation::unbox_bool
                              : Operation::unbox_float;
}

Word word_of(ir::Type type) {
  switch (type) {
  case ir::Type::Int:
    return Word::Int;
  case ir::Type::Float:
    return Word::Float;
  case ir::Type::Bool:
    return Word::Bool;
  default:
    return Word::Nothing;
  }
}

Known Builder::number(Word word, ValueId value) {
  Known known;
  known.kind = Kind::Number;
  known.word = word;
  known.value = value;
  return known;
}

Known Builder::object(ValueId value) {
  Known known;
  known.kind = Kind::Object;
  known.object = value;
  return known;
}

Known Builder::value_of(ir::ValueId id) const {
  const auto found = values.find(id);
  return found == values.end() ? Known{} : found->second;
}

void Builder::define(ir::ValueId id, Known known) {
  known.likely = inside->values[id].likely;
  if (known.kind == Kind::Object && known.type == ir::Type::Any)
    known.type = inside->values[id].type;
  values[id] = std::move(known);
}

Known Builder::constant(uint32_t index) {
  const pyc::Constant &value = inside->body.code->consts[index];
  Known known;
  if (const auto *integer = value.as<pyc::Integer>(); integer && integer->value.getSignificantBits() <= 62) {
    known = number(Word::Int, emit(Operation::int_constant, {}, integer->value.getSExtValue()));
    known.integer = integer->value.getSExtValue();
  } else if (value.as<double>()) {
    known = number(Word::Float, emit(Operation::float_constant, {}, index));
    block().nodes.back().real = *value.as<double>();
    if (inlined && !std::isfinite(*value.as<double>()))
      stop();
  } else if (const bool *truth = value.as<bool>()) {
    known = number(Word::Bool, emit(Operation::bool_constant, {}, *truth));
  } else {
    known = object(emit(Operation::object_constant, {}, index));
    known.is_none = value.as<pyc::None>();
  }
  if (inlined && known.word != Word::Bool)
    known.object = emit(Operation::constant_of, {inlined->object}, index);
  else if (!inlined)
    known.constant = index;
  return known;
}

const Known *Builder::find_number(ValueId object) const {
  for (const State *each : {&state, &entry})
    if (const auto found = each->numbers.find(object); found != each->numbers.end())
      return &found->second;
  return nullptr;
}

/// The word of a number, or of an object that has been looked at.
Word Builder::word_of(const Known &known) const {
  if (known.is_number())
    return known.word;
  if (known.kind != Kind::Object)
    return Word::Nothing;
  if (const Known *found = find_number(known.object))
    return found->word;
  return region::word_of(known.type);
}

/// What an object likely is as a number; Nothing: there is no telling.
Word Builder::likely_word(const Known &known) const {
  if (const Word word = word_of(known); word != Word::Nothing)
    return word;
  return region::word_of(known.likely);
}

/// What it is taken for where a number is wanted: in a loop with floats for one.
Word Builder::guess(const Known &known) const {
  const Word word = likely_word(known);
  return word != Word::Nothing ? word : assumptions.has_floats ? Word::Float : Word::Int;
}

/// The outermost of the loops around that does not store to a local, and comes here in each round.
std::optional<ir::BlockId> Builder::loop_without(uint32_t local) const {
  for (ir::BlockId id = loop_of(current), found = ir::no_block;; id = loop_around(id)) {
    if (id == ir::no_block || id == loop.header || loops.at(id).stored.contains(local) ||
        !is_always_run(current, id))
      return found == ir::no_block ? std::nullopt : std::optional(found);
    found = id;
  }
}

/// What a loop does not change is looked at once, before it.
void Builder::want_before(const Known &known, Word word) {
  if (clone)
    return;
  if (known.fixed) {
    if (is_always_run(current, loop.header) && assumptions.at_entry.try_emplace(*known.fixed, word).second)
      changed = true;
  } else if (known.local) {
    if (const std::optional<ir::BlockId> outside = loop_without(*known.local))
      changed |= assumptions.before.try_emplace({*outside, *known.local}, word).second;
  }
}

void Builder::want_list_before(const Known &known) {
  if (clone)
    return;
  if (known.fixed) {
    if (is_always_run(current, loop.header) && assumptions.lists_at_entry.insert(*known.fixed).second)
      changed = true;
  } else if (known.local) {
    if (const std::optional<ir::BlockId> outside = loop_without(*known.local))
      changed |= assumptions.lists_before.insert({*outside, *known.local}).second;
  }
}

Known Builder::fixed(uint32_t key, Operation load, int64_t immediate, std::initializer_list<ValueId> inputs) {
  const auto [found, is_new] = at_entry.try_emplace(key);
  if (!is_new)
    return found->second;
  Known known = object(emit_at_entry(load, inputs, immediate));
  known.fixed = key;
  if (assumptions.lists_at_entry.contains(key)) {
    emit_at_entry(Operation::check_list, {known.object});
    entry.lists.insert(known.object);
    entry.steady.insert(known.object);
  }
  if (const auto wanted = assumptions.at_entry.find(key); wanted != assumptions.at_entry.end()) {
    if (wanted->second == Word::Nothing) {
      const ValueId real = emit_at_entry(Operation::unbox_number, {known.object});
      if (key < state.locals.size())
        region.values[real].local = key;
      entry.reals[known.object] = real;
    } else {
      Known looked = known;
      looked.kind = Kind::Number;
      looked.word = wanted->second;
      looked.value = emit_at_entry(unboxing(wanted->second), {known.object});
      if (key < state.locals.size())
        name_value(looked, key);
      entry.numbers[known.object] = looked;
    }
  }
  return at_entry[key] = known;
}

Known Builder::as_number(Known known, Word word) {
  if (known.kind == Kind::Object) {
    const Known *found = find_number(known.object);
    if (found) {
      known = *found;
    } else if (known.may_lack_object) {
      stop();
      return number(word, none);
    } else {
      want_before(known, word);
      Known looked = known;
      looked.kind = Kind::Number;
      looked.word = word;
      looked.value = emit(unboxing(word), {known.object});
      state.numbers[known.object] = looked;
      return looked;
    }
  }
  if (!known.is_number()) {
    stop();
    return number(word, none);
  }
  if (known.word == word)
    return known;
  if (word == Word::Int && known.word == Word::Bool)
    return number(Word::Int, emit(Operation::int_of_bool, {known.value}));
  if (word == Word::Float && known.word != Word::Float) {
    const ValueId integer = as_number(known, Word::Int).value;
    return number(Word::Float, emit(Operation::float_of_int, {integer}));
  }
  stop();
  return number(word, none);
}

/// What may be None as a number, looked at.
Known Builder::present(const Known &known) {
  if (known.kind != Kind::Optional)
    return known;
  emit(Operation::check_present, {known.absent});
  Known found = number(known.word, known.value);
  found.object = known.object;
  return found;
}

/// The object of what may be None. The reference is new.
ValueId Builder::box_optional(const Known &known) {
  if (known.object != none) {
    emit(Operation::hold, {known.object});
    return known.object;
  }
  const Operation box = known.word == Word::Int     ? Operation::box_optional_int
                        : known.word == Word::Float ? Operation::box_optional_float
                                                    : Operation::box_optional_bool;
  const ValueId object = emit(box, {known.absent, known.value});
  made_object(known.value, object);
  return object;
}

/// A number as a double: where the other operand is one, it does not matter if this one is an int.
ValueId Builder::real_of(const Known &known) {
  if (known.kind == Kind::Object && word_of(known) == Word::Nothing && !known.may_lack_object) {
    if (const auto before = entry.reals.find(known.object); before != entry.reals.end())
      return before->second;
    const auto [found, is_new] = state.reals.try_emplace(known.object, none);
    if (is_new) {
      want_before(known, Word::Nothing);
      found->second = emit(Operation::unbox_number, {known.object});
    }
    return found->second;
  }
  const Word word = word_of(known);
  return as_number(as_number(known, word == Word::Nothing ? Word::Float : word), Word::Float).value;
}

/// The object of a value; of a number without one, a new one that nobody owns yet.
ValueId Builder::object_of(const Known &known) {
  if (known.kind == Kind::Number && known.word == Word::Bool && known.object == none)
    return emit(Operation::box_bool, {known.value});
  if (known.constant)
    return emit(Operation::object_constant, {}, *known.constant);
  if (known.object == none || known.may_lack_object) {
    stop();
    return none;
  }
  return known.object;
}

} // namespace lasti::region
