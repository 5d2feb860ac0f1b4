#include "ir/function.h"

namespace lasti::ir {

llvm::StringRef name(Form form) {
  switch (form) {
  case Form::Literal:
    return "literal";
  case Form::Plain:
    return "plain";
  case Form::Full:
    return "full";
  case Form::Interpreted:
    return "interpreted";
  }
  return "";
}

const Node *definition_in(const Block &block, ValueId value) {
  const auto found =
      llvm::find_if(block.nodes, [&](const Node &node) { return llvm::is_contained(node.outputs, value); });
  return found == block.nodes.end() ? nullptr : &*found;
}

std::vector<const Node *> find_makers(const Function &function) {
  std::vector<const Node *> makers(function.values.size());
  for (const Block &block : function.blocks)
    for (const Node &node : block.nodes)
      for (const ValueId output : node.outputs)
        makers[output] = &node;
  return makers;
}

bool is_operation(const Node *node, bytecode::Opcode opcode) {
  return node && node->kind == Kind::operation && node->row->opcode == opcode;
}

llvm::StringRef name_of(const Function &function, const Node &operation) {
  for (const opgen::Immediate &immediate : operation.row->immediates)
    if (immediate.kind == opgen::ImmediateKind::Name && function.body.code)
      return function.body.code->names[immediate.index(static_cast<int>(operation.immediate))];
  return "";
}

} // namespace lasti::ir
