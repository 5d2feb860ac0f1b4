// Attributes of instances.

#include "region/builder.h"

namespace lasti::region {

/// The function whose code has the names: what is walked along.
ValueId Builder::own_function() {
  return inlined ? inlined->object : emit(Operation::own_function);
}

uint32_t Builder::name_index(const std::string &name) {
  const auto found = llvm::find(region.names, name);
  const auto index = static_cast<uint32_t>(found - region.names.begin());
  if (found == region.names.end())
    region.names.push_back(name);
  return index;
}

/// The attribute with this name in co_names. It is looked up once, until something is done.
Known Builder::field_of(const Known &owner, int64_t index) {
  const std::string &name = inside->body.code->names[static_cast<size_t>(index)];
  if (const Known *pending = find_pending(owner, name))
    return *pending;
  const auto [found, is_new] = state.loaded.try_emplace({owner.object, name}, none);
  if (is_new)
    found->second = emit_cached(Operation::load_field, {own_function(), owner.object}, index);
  return object(found->second);
}

/// An attribute of an instance, or a method of its class that is likely one of the module's functions.
/// Returns false if it is neither.
bool Builder::load_attribute(const ir::Node &node, const Known &owner) {
  if (owner.kind == Kind::Instance) {
    load_of_instance(node, owner);
    return true;
  }
  if (owner.kind != Kind::Object || owner.may_lack_object || find_number(owner.object))
    return false;
  const bool is_method = node.outputs.size() == 2;
  if (is_method && inside->values[node.outputs[0]].likely_code == UINT32_MAX)
    return false;
  if (owner.type != ir::Type::Any)
    return false;
  ++worth;
  state.steady.insert(owner.object); // what has attributes in a usual place is no number
  if (!is_method) {
    define(node.outputs[0], field_of(owner, node.immediate));
    return true;
  }
  const std::string name = ir::name_of(*inside, node).str();
  const auto made = state.classes.find(owner.object);
  const bool is_hidden = state.loaded.contains({owner.object, name}); // by an attribute
  const Known method =
      made != state.classes.end() && !is_hidden
          ? class_value(made->second, name, Operation::class_function)
          : object(emit_cached(Operation::load_method, {own_function(), owner.object}, node.immediate));
  define(node.outputs[1], owner);
  state.steady.insert(method.object);
  define(node.outputs[0], method);
  return true;
}

void Builder::store_attribute(const ir::Node &node) {
  const Known value = value_of(node.inputs[0]), owner = value_of(node.inputs[1]);
  if (!is_whole(value) || value.may_lack_object)
    return stop();
  if (owner.kind == Kind::Instance)
    return store_in_instance(node, owner, value);
  if (owner.kind != Kind::Object || owner.may_lack_object || owner.type != ir::Type::Any)
    return stop();
  if (inlined)
    return put_off_field(node, owner, value);
  ++worth;
  if (value.kind == Kind::Instance)
    return store_new_instance(node, owner, value);
  hold_borrowed(node.inputs, std::nullopt);
  if (stopped)
    return;
  state.steady.insert(owner.object);
  const bool is_new =
      value.is_number() && value.word != Word::Bool && value.object == none && !value.constant;
  if (is_new) {
    const Operation set = value.word == Word::Int ? Operation::set_int_field : Operation::set_float_field;
    made_object(value.value, emit_cached(set, {own_function(), owner.object, value.value}, node.immediate));
  } else {
    const ValueId stored = new_object(value);
    if (stopped)
      return;
    if (!value.is_held)
      held.push_back(stored);
    emit_cached(Operation::set_field, {own_function(), owner.object, stored}, node.immediate);
  }
  give_on(node.inputs[0]);
  held.clear();
  note_write();
}

} // namespace lasti::region
