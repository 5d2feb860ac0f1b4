// Containers and what is in them.

#include "likely/program.h"

namespace lasti::likely {

/// What iteration gives.
Guess Program::element_of(const Guess &iterable) {
  switch (iterable.kind) {
  case Kind::Range:
  case Kind::Bytes:
    return {Kind::Int, 0};
  case Kind::Text:
    return {Kind::Text, 0};
  case Kind::List:
  case Kind::Dict:
    return sites.part(iterable.site, 0);
  case Kind::Tuple: {
    Guess all;
    for (uint32_t i = 0; i < 8; ++i)
      all = sites.join(all, sites.part(iterable.site, i));
    return all;
  }
  case Kind::Enumerate:
  case Kind::Zip: { // a tuple of the same parts
    return {Kind::Tuple, iterable.site};
  }
  default:
    return {};
  }
}

Guess Program::item_of(const Guess &container, const ir::Node *key) {
  const bool is_constant = key && key->kind == ir::Kind::constant;
  if (container.kind == Kind::Tuple && is_constant) {
    const auto &constant = current->body.code->consts[key->immediate];
    const auto *index = constant.as<pyc::Integer>();
    if (index && index->value.isNonNegative() && index->value.getActiveBits() < 8)
      return sites.part(container.site, static_cast<uint32_t>(index->value.getZExtValue()));
  }
  if (ir::is_operation(key, bytecode::Opcode::BUILD_SLICE))
    return container;
  if (container.kind == Kind::Dict)
    return sites.part(container.site, 1);
  return element_of(container);
}

bool Program::container_operation(const ir::Node &node, llvm::StringRef operation) {
  const auto input = [&](size_t index) { return get(node.inputs[index]); };
  if (operation == "build_list" || operation == "build_tuple" || operation == "build_set") {
    const bool is_tuple = operation == "build_tuple";
    const Guess guess = made(is_tuple ? Kind::Tuple : Kind::List, &node);
    for (uint32_t i = 0; i < node.inputs.size(); ++i)
      sites.add(guess.site, is_tuple ? i : 0, input(i));
    set(node.outputs[0], guess);
  } else if (operation == "build_map") {
    const Guess guess = made(Kind::Dict, &node);
    for (uint32_t i = 0; i < node.inputs.size(); ++i)
      sites.add(guess.site, i % 2, input(i));
    set(node.outputs[0], guess);
  } else if (operation == "get_item") {
    set(node.outputs[0], item_of(input(0), makers[node.inputs[1]]));
  } else if (operation == "set_item") {
    const Guess container = input(1);
    if (container.kind == Kind::List)
      sites.add(container.site, 0, input(0));
    if (container.kind == Kind::Dict) {
      sites.add(container.site, 0, input(2));
      sites.add(container.site, 1, input(0));
    }
  } else if (operation == "list_append" || operation == "list_extend") {
    if (input(0).kind == Kind::List)
      sites.add(input(0).site, 0, operation == "list_append" ? input(1) : element_of(input(1)));
  } else if (operation == "list_to_tuple") {
    set(node.outputs[0], input(0));
  } else if (operation == "unpack_sequence") {
    const Guess sequence = input(0);
    const size_t count = node.outputs.size();
    for (uint32_t i = 0; i < count; ++i) // the first on top
      set(node.outputs[count - 1 - i],
          sequence.kind == Kind::Tuple ? sites.part(sequence.site, i) : element_of(sequence));
  } else {
    return false;
  }
  return true;
}

} // namespace lasti::likely
