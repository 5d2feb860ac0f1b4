// Locals, and the instructions' way through a block.

#include "region/builder.h"

namespace lasti::region {

/// A local that the loop does not store to is looked at before it.
void Builder::load_local(const ir::Node &node) {
  const uint32_t index = node.immediate;
  if (inlined) {
    const Known &known = state.inner.back()[index];
    return known.kind == Kind::Nothing ? stop() : define(node.outputs[0], known);
  }
  Local &local = state.locals[index];
  if (local.value.kind == Kind::Nothing) {
    const bool is_checked = node.kind == ir::Kind::load_checked_local;
    if (loops.at(loop.header).stored.contains(index)) {
      local.value = object(emit(Operation::load_local, {}, index));
    } else {
      local.value = fixed(index, Operation::load_local, index);
    }
    if (is_checked)
      emit(Operation::check_bound, {local.value.object});
  }
  Known known = local.value;
  known.local = index;
  if (known.kind == Kind::Object && known.may_lack_object) {
    const auto [found, is_new] = state.unwritten.try_emplace(known.object, none);
    if (is_new)
      found->second = emit(Operation::object_or_local, {known.object}, index);
    known.object = found->second;
    known.may_lack_object = false;
  }
  define(node.outputs[0], known);
}

/// A value is named for the first variable that it is stored to.
void Builder::name_value(const Known &known, uint32_t local) {
  const ValueId value = known.is_number() ? known.value : known.object;
  if (value != none && region.values[value].local == none)
    region.values[value].local = local;
}

void Builder::store_local(const ir::Node &node) {
  const uint32_t index = node.immediate;
  const Known known = value_of(node.inputs[0]);
  if (!is_whole(known))
    return stop();
  if (inlined) {
    state.inner.back()[index] = known;
    return known.is_held ? stop() : void();
  }
  Local &local = state.locals[index];
  if (!local.is_late && known.kind == Kind::Object && local.value.kind == Kind::Object && !known.is_held &&
      known.object == local.value.object) // what an operator in place returns
    return;
  if (known.is_held || known.kind == Kind::Instance || known.kind == Kind::Optional)
    store_eagerly(index);
  if (assumptions.eager.contains(index))
    return store_now(node, known);
  name_value(known, index);
  local = {known, true};
  if (!llvm::is_contained(region.put_off, index))
    region.put_off.push_back(index);
}

/// STORE_FAST as the program says it. A number's object is made.
void Builder::store_now(const ir::Node &node, Known known) {
  const uint32_t index = node.immediate;
  const bool is_instance = known.kind == Kind::Instance;
  const bool ends_instance = assumptions.keeps_instances && !known.is_number();
  hold_borrowed(node.inputs, index, ends_instance ? Ends::Objects : Ends::Numbers);
  if (stopped)
    return;
  emit(ends_instance ? Operation::check_quiet_end : Operation::check_silent, {}, index);
  if (is_instance) {
    known = object(make_instance(known));
    if (stopped)
      return;
  } else if (known.kind == Kind::Optional) {
    known.object = box_optional(known);
  } else if (known.is_number() && known.word != Word::Bool && !known.constant &&
             (known.object == none || known.may_lack_object)) {
    known.object = emit(known.word == Word::Int ? Operation::box_int : Operation::box_float, {known.value});
    known.may_lack_object = false;
  } else {
    known.object = object_of(known);
    if (stopped)
      return;
    if (!known.is_held)
      emit(Operation::hold, {known.object});
    known.is_held = false;
  }
  held.clear();
  emit(ends_instance ? Operation::store_instance : Operation::store_local, {known.object}, index);
  give_on(node.inputs[0]);
  known.local = index;
  state.locals[index] = {known, false};
  has_effect = true;
}

void Builder::walk_node(const ir::Node &node) {
  switch (node.kind) {
  case ir::Kind::boundary:
    return begin_instruction(node);
  case ir::Kind::constant:
    return define(node.outputs[0], constant(node.immediate));
  case ir::Kind::null: {
    Known null;
    null.kind = Kind::Null;
    return define(node.outputs[0], null);
  }
  case ir::Kind::copy: {
    const Known original = value_of(node.inputs[0]);
    return original.is_held ? stop() : define(node.outputs[0], original);
  }
  case ir::Kind::load_local:
  case ir::Kind::load_checked_local:
    return load_local(node);
  case ir::Kind::store_local:
    return store_local(node);
  case ir::Kind::test:
  case ir::Kind::test_bool:
  case ir::Kind::test_none:
    return test(node);
  case ir::Kind::next_item:
  case ir::Kind::next_in_range:
    return next_item(node);
  case ir::Kind::call_method:
    return call(node);
  case ir::Kind::suspend:
    return give(node);
  case ir::Kind::poll: // where a call that is done here begins, or behind a yield: the loop looks in each
                       // round
    return inlined || gives ? void() : stop();
  case ir::Kind::operation:
    return walk_operation(node);
  case ir::Kind::jump:
  case ir::Kind::branch:
    return;
  case ir::Kind::argument:
  case ir::Kind::unbound:
  case ir::Kind::stale:
  case ir::Kind::finish:
    return inlined ? void() : stop();
  default:
    return stop();
  }
}

void Builder::walk_operation(const ir::Node &node) {
  const llvm::StringRef name = ir::name(node);
  if (call_operator(node, name))
    return;
  if (compare(node, name))
    return;
  if (name == "get_item")
    return load_item(node);
  if (name == "contains" || name == "contains_not")
    return contains(node, name != "contains");
  if (name == "build_slice" || name == "build_slice_step")
    return build_slice(node);
  if (name == "set_item")
    return store_item(node);
  if (name == "unpack_sequence")
    return unpack(node);
  if (name == "load_global" || name == "load_cell")
    return load_name(node, name);
  if (name == "load_method" || name == "load_attribute")
    return load_of_module(node);
  if (name == "get_iterator")
    return get_iterator(node);
  if (name == "list_append")
    return append(node, value_of(node.inputs[0]), value_of(node.inputs[1]));
  if (name == "store_attribute")
    return store_attribute(node);
  if (name == "build_list")
    return build_empty(node, Operation::new_list);
  if (name == "build_map")
    return build_empty(node, Operation::new_dict);
  if (name == "build_tuple") {
    auto parts = std::make_shared<std::vector<Known>>();
    for (const ir::ValueId input : node.inputs)
      parts->push_back(value_of(input));
    Known tuple;
    tuple.kind = Kind::Tuple;
    tuple.parts = parts;
    return define(node.outputs[0], tuple);
  }
  if (node.inputs.size() == 2 && node.outputs.size() == 1)
    return binary(node, name);
  if (node.inputs.size() == 1 && node.outputs.size() == 1)
    return unary(node, name);
  stop();
}

} // namespace lasti::region
