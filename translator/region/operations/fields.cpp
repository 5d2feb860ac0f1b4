// Attributes that functions done in place store: they are stored where the outermost of these returns. Until
// then nothing has been done, so that what fails leads to before the call. What is loaded meanwhile is what
// is going to be stored.

#include "region/builder.h"

namespace lasti::region {

namespace {

bool lacks_object(const Known &known) {
  return known.is_number() && known.word != Word::Bool && known.object == none && !known.constant;
}

bool is_new_float(const Known &known) {
  return lacks_object(known) && known.word == Word::Float;
}

bool has_value(const Known &known, ValueId value) {
  return lacks_object(known) && known.value == value;
}

Ends ends_of(const std::vector<Field> &fields) {
  return llvm::any_of(fields, [](const Field &field) { return field.is_instance; }) ? Ends::Objects
                                                                                    : Ends::Numbers;
}

} // namespace

/// The value that is going to be stored there, if there is one. Looks that no other owner's place is meant.
const Known *Builder::find_pending(const Known &owner, const std::string &name) {
  for (const Field &field : llvm::reverse(state.fields)) {
    if (field.name != name)
      continue;
    if (field.owner == owner.object)
      return &field.value;
    emit(Operation::check_other, {owner.object, field.owner});
  }
  return nullptr;
}

void Builder::put_off_field(const ir::Node &node, const Known &owner, const Known &value) {
  const std::string &name = inside->body.code->names[static_cast<size_t>(node.immediate)];
  if (clone || value.is_held)
    return stop();
  ++worth;
  state.steady.insert(owner.object);
  const bool is_instance = value.kind == Kind::Instance;
  if (find_pending(owner, name)) {
    Field &field = *llvm::find_if(
        state.fields, [&](const Field &each) { return each.name == name && each.owner == owner.object; });
    field.value = value;
    return field.is_instance == is_instance ? void() : stop();
  }
  const ValueId place = emit_cached(Operation::field_place, {own_function(), owner.object}, node.immediate);
  emit(is_instance ? Operation::check_spare_instance : Operation::check_spare, {place},
       static_cast<int64_t>(state.fields.size()));
  state.fields.push_back({owner.object, name, place, value, is_instance});
}

/// Of ways that meet, each has to store to the same places.
bool Builder::merge_fields(const std::vector<Incoming> &ways, std::vector<std::vector<ValueId>> &arguments) {
  for (const Incoming &way : ways) {
    if (way.state.fields.size() != state.fields.size())
      return false;
    for (size_t i = 0; i < state.fields.size(); ++i)
      if (way.state.fields[i].place != state.fields[i].place ||
          way.state.fields[i].is_instance != state.fields[i].is_instance)
        return false;
  }
  for (size_t i = 0; i < state.fields.size(); ++i) {
    std::vector<Known> values;
    for (const Incoming &way : ways)
      values.push_back(way.state.fields[i].value);
    if (!merge_value(ways, std::move(values), arguments, state.fields[i].value))
      return false;
  }
  return true;
}

/// Whether somebody but these fields has the number, which would have to be the same object then.
bool Builder::is_shared_number(const Incoming &way, ValueId value) const {
  return llvm::any_of(way.state.locals,
                      [&](const Local &local) { return local.is_late && has_value(local.value, value); }) ||
         llvm::any_of(stack_ids,
                      [&](ir::ValueId id) {
                        return has_value(value_of(id), value) && !llvm::is_contained(inlined->inputs, id);
                      }) ||
         llvm::any_of(way.state.instances,
                      [&](const auto &entry) {
                        return llvm::any_of(entry.second.attributes, [&](const Attribute &each) {
                          return has_value(each.value, value);
                        });
                      }) ||
         has_value(way.stack[0], value);
}

/// Whether one of these ways returns what a store may write over: then all have a reference.
bool Builder::holds_result(std::vector<Incoming> &returns) {
  return llvm::any_of(returns, [&](Incoming &way) {
    std::swap(state, way.state);
    const bool result = !stays(way.stack[0], std::nullopt, ends_of(state.fields));
    std::swap(state, way.state);
    return result;
  });
}

/// Whether what is to be stored on these ways can be. Where several ways meet, a number of which the object
/// is yet to be made has it on one of them alone.
bool Builder::can_store_fields(const std::vector<Incoming> &returns, bool holds_result) const {
  const auto stack = llvm::ArrayRef(stack_ids).drop_front(std::min<size_t>(region.base, stack_ids.size()));
  for (const Incoming &way : returns) {
    const Known &result = way.stack[0];
    const Ends ends = ends_of(way.state.fields);
    if ((ends == Ends::Objects && returns.size() > 1) || (holds_result && result.kind == Kind::Instance))
      return false;
    if (!llvm::all_of(stack, [&](ir::ValueId id) {
          return stays(value_of(id), std::nullopt, ends) || llvm::is_contained(inlined->inputs, id);
        }))
      return false;
    if (result.may_lack_object || (holds_result && result.object == none && !result.constant))
      return false;
    for (const Field &field : way.state.fields)
      if (returns.size() > 1 && lacks_object(field.value) && is_shared_number(way, field.value.value))
        return false;
  }
  return true;
}

/// What each field is to have: a new reference, or for a float what prepare_float says. Of several that have
/// the same new float only the first has one.
std::vector<ValueId> Builder::prepare_fields() {
  std::vector<ValueId> prepared(state.fields.size(), none);
  for (size_t i = 0; i < prepared.size() && !stopped; ++i)
    if (!is_new_float(state.fields[i].value))
      held.push_back(prepared[i] = new_object(state.fields[i].value));
  for (size_t i = 0; i < prepared.size() && !stopped; ++i) {
    const Field &field = state.fields[i];
    const auto before = llvm::ArrayRef(state.fields).take_front(i);
    if (prepared[i] == none &&
        llvm::none_of(before, [&](const Field &each) { return has_value(each.value, field.value.value); }))
      held.push_back(prepared[i] = emit(Operation::prepare_float, {field.place, field.value.value}));
  }
  return prepared;
}

/// Where an instance may end that was in one of several fields, the owners of the others may end with it.
std::vector<ValueId> Builder::hold_owners() {
  std::vector<ValueId> owners;
  if (state.fields.size() > 1 && ends_of(state.fields) == Ends::Objects)
    for (const Field &field : state.fields)
      if (!llvm::is_contained(owners, field.owner))
        owners.push_back(field.owner);
  for (const ValueId owner : owners)
    emit(Operation::hold, {owner});
  return owners;
}

/// At the end of a way that returns: first all that can fail, then the stores.
void Builder::store_fields(Incoming &way, bool holds_result) {
  here = way.from;
  std::swap(state, way.state);
  hold_locals(std::nullopt, ends_of(state.fields));
  if (holds_result) {
    const ValueId result = object_or_null(here, way.stack[0]);
    emit(Operation::hold, {result});
    held.push_back(result);
  }
  const std::vector<ValueId> prepared = prepare_fields();
  const std::vector<ValueId> owners = hold_owners();
  for (size_t i = 0; i < prepared.size() && !stopped; ++i) {
    const Field field = state.fields[i];
    if (is_new_float(field.value)) {
      emit(Operation::put_float, {field.place, field.value.value, prepared[i]});
      const ValueId object = emit(Operation::object_at, {field.place});
      made_object(field.value.value, object);
      if (has_value(way.stack[0], field.value.value))
        way.stack[0].object = object;
    } else {
      if (prepared[i] == none)
        emit(Operation::hold, {field.value.object});
      emit(field.is_instance ? Operation::put_instance : Operation::put_object,
           {field.place, prepared[i] == none ? field.value.object : prepared[i]});
    }
  }
  for (const ValueId owner : owners)
    emit(Operation::release, {owner});
  if (const auto made = made_instances.find(way.stack[0].instance); made != made_instances.end())
    way.stack[0] = object(made->second);
  held.clear();
  state.fields.clear();
  std::swap(state, way.state);
}

/// The ways have been joined already, as which nothing is done yet. Stops where the stores cannot be done.
Known Builder::return_with_fields(std::vector<Incoming> &returns) {
  if (llvm::all_of(returns, [](const Incoming &way) { return way.state.fields.empty(); }))
    return value_of(0);
  const words::BlockId joined = here;
  std::swap(values, *inlined->around); // the stack is the caller's
  const bool is_held = holds_result(returns), can_store = can_store_fields(returns, is_held);
  if (can_store)
    for (Incoming &way : returns)
      store_fields(way, is_held);
  std::swap(values, *inlined->around);
  if (!can_store) {
    stop();
    return {};
  }
  here = joined;
  if (returns.size() == 1) // what has got an object
    merge_all({0}, 0, returns);
  state.fields.clear();
  note_write();
  Known result = value_of(0);
  result.is_held = is_held;
  return result;
}

} // namespace lasti::region
