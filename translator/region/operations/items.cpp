// Items of containers.

#include "region/builder.h"

namespace lasti::region {

void Builder::check_list(const Known &known) {
  if (known.kind != Kind::Object || known.may_lack_object)
    return stop();
  if (entry.lists.contains(known.object) || !state.lists.insert(known.object).second)
    return;
  state.steady.insert(known.object);
  if (known.type == ir::Type::List)
    return;
  want_list_before(known);
  emit(Operation::check_list, {known.object});
}

void Builder::load_item(const ir::Node &node) {
  const Known container = value_of(node.inputs[0]), key = value_of(node.inputs[1]);
  ++worth;
  if (key.kind == Kind::Slice)
    return load_slice(node, container, key);
  if (is_dict(container))
    return load_dict_item(node, container, key);
  if (container.kind == Kind::Tuple && key.integer && *key.integer >= 0 &&
      *key.integer < static_cast<int64_t>(container.parts->size()))
    return define(node.outputs[0], (*container.parts)[static_cast<size_t>(*key.integer)]);
  if (container.kind != Kind::Object || container.may_lack_object || word_of(key) == Word::Float)
    return stop();
  if (key.kind == Kind::Object && key.type != ir::Type::Any && word_of(key) == Word::Nothing)
    return stop(); // a str as a key, a slice
  const ValueId index = as_number(key, Word::Int).value;
  if (stopped)
    return;
  if (container.type == ir::Type::Any && container.likely == ir::Type::List)
    check_list(container);
  const bool is_list = container.type == ir::Type::List || state.lists.contains(container.object) ||
                       entry.lists.contains(container.object);
  if (is_list || container.type == ir::Type::Tuple || container.type == ir::Type::Any) {
    state.steady.insert(container.object);
    const Operation load = is_list ? Operation::list_item : Operation::item;
    return define(node.outputs[0], object(emit(load, {container.object, index})));
  }
  if (container.type == ir::Type::Bytes)
    return define(node.outputs[0], number(Word::Int, emit(Operation::byte_item, {container.object, index})));
  if (container.type == ir::Type::Str) {
    Known character = object(emit(Operation::text_item, {container.object, index}));
    character.type = ir::Type::Str;
    return define(node.outputs[0], character);
  }
  stop();
}

/// Whether an object stays while a number's object may end or become another number.
bool Builder::stays(const Known &known, std::optional<uint32_t> stored_local, Ends ends) const {
  if (known.kind == Kind::Part) // what the list has may be another then
    return false;
  if (known.kind == Kind::Instance) {
    const auto found = state.instances.find(known.instance);
    return found != state.instances.end() &&
           llvm::all_of(found->second.attributes,
                        [&](const Attribute &each) { return stays(each.value, stored_local, ends); });
  }
  if (known.parts &&
      !llvm::all_of(*known.parts, [&](const Known &part) { return stays(part, stored_local, ends); }))
    return false;
  if (known.object == none || known.constant || known.is_held || known.is_own ||
      known.kind == Kind::Function || known.kind == Kind::Method || entry.steady.contains(known.object) ||
      (ends == Ends::Numbers && state.steady.contains(known.object)))
    return true;
  if (!known.local || known.local == stored_local)
    return known.fixed.has_value();
  const Local &local = state.locals[*known.local];
  return !local.is_late && local.value.object == known.object;
}

/// The reference of a value of the stack is somebody else's now.
void Builder::give_on(ir::ValueId id) {
  if (const auto found = values.find(id); found != values.end())
    found->second.is_held = false;
}

/// Locals that have borrowed what may be written over.
void Builder::hold_locals(std::optional<uint32_t> stored_local, Ends ends) {
  for (uint32_t index = 0; index < state.locals.size(); ++index) {
    const Known &known = state.locals[index].value;
    if (!state.locals[index].is_late || stays(known, stored_local, ends))
      continue;
    if (ends == Ends::Numbers && known.kind == Kind::Object && likely_word(known) == Word::Nothing &&
        !known.may_lack_object && !state.numbers.contains(known.object) &&
        !state.reals.contains(known.object)) {
      emit(Operation::check_no_number, {known.object});
      state.steady.insert(known.object);
    } else {
      store_eagerly(index);
    }
  }
}

/// What is written over may be what somebody has only borrowed. So locals that have such an object are stored
/// when the program does it, and values of the stack get a reference.
void Builder::hold_borrowed(llvm::ArrayRef<ir::ValueId> except, std::optional<uint32_t> stored_local,
                            Ends ends) {
  hold_locals(stored_local, ends);
  for (const ir::ValueId id :
       llvm::ArrayRef(stack_ids).drop_front(std::min<size_t>(region.base, stack_ids.size()))) {
    const auto found = values.find(id);
    if (found == values.end() || llvm::is_contained(except, id) || stays(found->second, stored_local, ends))
      continue;
    Known &known = found->second;
    if (known.kind == Kind::Instance)
      refuse(known);
    if (known.may_lack_object || known.kind == Kind::Tuple || known.kind == Kind::Part ||
        known.kind == Kind::Instance)
      return stop();
    emit(Operation::hold, {known.object});
    known.is_held = true;
    held.push_back(known.object);
  }
}

void Builder::store_item(const ir::Node &node) {
  Known value = value_of(node.inputs[0]);
  const Known container = value_of(node.inputs[1]), key = value_of(node.inputs[2]);
  if (key.kind == Kind::Slice)
    return store_slice(node, value, container, key);
  if (is_dict(container))
    return store_dict_item(node, value, container, key);
  if (inlined || word_of(key) == Word::Float || (key.kind == Kind::Object && key.type != ir::Type::Any))
    return stop();
  check_list(container);
  if (stopped)
    return;
  const ValueId index = as_number(key, Word::Int).value;
  if (stopped)
    return;
  if (value.kind != Kind::Object && !value.is_number())
    return stop();
  const ValueId place = emit(Operation::list_place, {container.object, index});
  const bool is_new =
      value.is_number() && value.word != Word::Bool && value.object == none && !value.constant;
  if (value.may_lack_object)
    return stop();
  ++worth;
  hold_borrowed(node.inputs, std::nullopt);
  if (stopped)
    return;
  emit(Operation::check_replaceable, {container.object, place});
  if (is_new) {
    made_object(value.value, emit(value.word == Word::Int ? Operation::set_int : Operation::set_float,
                                  {container.object, place, value.value}));
    held.clear();
  } else {
    const ValueId object = object_of(value);
    if (stopped)
      return;
    held.clear();
    if (!value.is_held)
      emit(Operation::hold, {object});
    emit(Operation::set_object, {container.object, place, object});
    give_on(node.inputs[0]);
  }
  has_effect = true;
}

/// Whoever else has the number has this object then.
void Builder::made_object(ValueId value, ValueId object) {
  const auto share = [&](Known &known) {
    if ((known.is_number() || known.kind == Kind::Optional) && known.value == value &&
        (known.object == none || known.may_lack_object) && !known.constant && known.word != Word::Bool) {
      known.object = object;
      known.may_lack_object = false;
    }
  };
  for (Local &local : state.locals)
    if (local.is_late)
      share(local.value);
  for (auto &[id, instance] : state.instances)
    for (Attribute &attribute : instance.attributes)
      share(attribute.value);
  for (Field &field : state.fields)
    share(field.value);
  for (const ir::ValueId id : stack_ids)
    if (const auto found = values.find(id); found != values.end())
      share(found->second);
}

/// A reference that is given on.
ValueId Builder::new_object(const Known &known) {
  if (known.kind == Kind::Instance)
    return make_instance(known);
  if (known.kind == Kind::Optional)
    return box_optional(known);
  const bool is_made = known.word == Word::Bool || known.object != none || known.constant;
  if (known.is_number() && known.may_lack_object && !known.constant && known.word != Word::Bool) {
    const Operation box = known.word == Word::Int ? Operation::int_object : Operation::float_object;
    const ValueId object = emit(box, {known.value, known.object});
    made_object(known.value, object);
    return object;
  }
  if (known.is_number() && !is_made) {
    const ValueId object =
        emit(known.word == Word::Int ? Operation::box_int : Operation::box_float, {known.value});
    made_object(known.value, object);
    return object;
  }
  const ValueId object = object_of(known);
  if (!stopped && !known.is_held)
    emit(Operation::hold, {object});
  return object;
}

/// list.append, LIST_APPEND.
void Builder::append(const ir::Node &node, const Known &list, const Known &item) {
  if (!is_whole(item) || inlined)
    return stop();
  check_list(list);
  ++worth;
  const ValueId appended = stopped ? none : new_object(item);
  if (stopped)
    return;
  if (!item.is_held) // an exit gives it back
    held.push_back(appended);
  emit(Operation::append, {list.object, appended});
  held.clear();
  give_on(node.inputs.back());
  has_effect = true;
  if (!node.outputs.empty())
    define(node.outputs[0], object(emit(Operation::none_object)));
}

void Builder::unpack(const ir::Node &node) {
  const Known sequence = value_of(node.inputs[0]);
  const auto count = static_cast<uint32_t>(node.outputs.size());
  const auto output = [&](uint32_t part) { return node.outputs[count - 1 - part]; }; // the first on top
  ++worth;
  if (sequence.kind == Kind::Tuple && sequence.parts->size() == count) {
    for (uint32_t part = 0; part < count; ++part)
      define(output(part), (*sequence.parts)[part]);
    return;
  }
  if (sequence.kind != Kind::Object || sequence.may_lack_object || sequence.is_held)
    return stop();
  emit(Operation::check_sequence, {sequence.object}, count);
  for (uint32_t part = 0; part < count; ++part)
    define(output(part), object(emit(Operation::part_of_sequence, {sequence.object}, part)));
}

} // namespace lasti::region
