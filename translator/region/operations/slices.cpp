// Slices of lists. What `list[a:b]` is on its way into another list is not made.

#include "region/builder.h"

namespace lasti::region {

/// BUILD_SLICE of numbers and None.
void Builder::build_slice(const ir::Node &node) {
  auto parts = std::make_shared<std::vector<Known>>(3);
  for (size_t i = 0; i < node.inputs.size(); ++i) {
    const ir::Node *maker = makers[node.inputs[i]];
    const bool is_none = maker && maker->kind == ir::Kind::constant &&
                         inside->body.code->consts[maker->immediate].as<pyc::None>();
    if (is_none)
      continue;
    (*parts)[i] = as_number(value_of(node.inputs[i]), Word::Int);
    if (stopped)
      return;
  }
  Known slice;
  slice.kind = Kind::Slice;
  slice.parts = parts;
  define(node.outputs[0], slice);
}

/// Adds start, stop and step. Returns which of the first two there are.
unsigned Builder::push_slice(const Known &slice, std::vector<ValueId> &inputs) {
  unsigned given = 0;
  for (size_t i = 0; i < 3; ++i) {
    const Known &part = (*slice.parts)[i];
    const bool is_there = part.kind != Kind::Nothing;
    inputs.push_back(is_there ? part.value : emit(Operation::int_constant, {}, i == 2 ? 1 : 0));
    given |= is_there && i < 2 ? 1U << i : 0;
  }
  return given;
}

void Builder::load_slice(const ir::Node &node, const Known &container, const Known &key) {
  if (container.type != ir::Type::Any && container.type != ir::Type::List)
    return stop();
  if (container.likely != ir::Type::Any && container.likely != ir::Type::List)
    return stop();
  check_list(container);
  Known part;
  part.kind = Kind::Part;
  part.parts = std::make_shared<std::vector<Known>>(std::vector<Known>{container, key});
  if (!stopped)
    define(node.outputs[0], part);
}

void Builder::store_slice(const ir::Node &node, const Known &value, const Known &container,
                          const Known &key) {
  check_list(container);
  Known part = value;
  if (value.kind != Kind::Part) { // all of a list
    check_list(value);
    Known all;
    all.kind = Kind::Slice;
    all.parts = std::make_shared<std::vector<Known>>(3);
    part.parts = std::make_shared<std::vector<Known>>(std::vector<Known>{value, all});
  }
  if (stopped || inlined || value.is_held)
    return stop();
  worth += 8;
  hold_borrowed(node.inputs, std::nullopt);
  if (stopped)
    return;
  std::vector<ValueId> inputs{container.object};
  unsigned given = push_slice(key, inputs);
  inputs.push_back((*part.parts)[0].object);
  given |= push_slice((*part.parts)[1], inputs) << 2;
  emit(Operation::move_slice, {}, given);
  if (stopped)
    return;
  block().nodes.back().inputs = std::move(inputs);
  held.clear();
  has_effect = true;
}

} // namespace lasti::region
