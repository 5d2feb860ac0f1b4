// A comparison whose truth only the jump behind it wants makes no bool object: its twin with a Truth as its
// result takes its place (`is_less` that of `compare_less`), and the test goes. The jump's boundary moves
// before it. The truth of a bool needs no call.

#include "opt/pass.h"

namespace lasti::opt {

using ir::Kind;
using ir::Node;

namespace {

/// True if the handler of the jump keeps its operand.
bool is_kept_by_handler(const ir::Block &block, const Node &boundary) {
  return block.handler.block != ir::no_block && block.handler.keeps >= boundary.inputs.size();
}

void select(ir::Block &block, pyc::PyVersion version, Changes &changes) {
  auto &nodes = block.nodes;
  if (nodes.size() < 4 || nodes.back().kind != Kind::branch)
    return;
  Node &comparison = nodes[nodes.size() - 4], &boundary = nodes[nodes.size() - 3],
       &test = nodes[nodes.size() - 2];
  if (comparison.kind != Kind::operation || boundary.kind != Kind::boundary ||
      (test.kind != Kind::test && test.kind != Kind::test_bool) || comparison.outputs.size() != 1 ||
      test.inputs[0] != comparison.outputs[0] || is_kept_by_handler(block, boundary))
    return;
  // JUMP_IF_TRUE_OR_POP keeps the object.
  if (llvm::is_contained(block.to_jump, test.inputs[0]))
    return;
  const opgen::Operation *twin = opgen::find_operation(
      version, comparison.row->opcode, static_cast<int>(comparison.immediate), opgen::Form::Condition);
  if (!twin || !changes.allow())
    return;
  Node joined = boundary;
  joined.inputs = joined.inputs.drop_back();
  joined.detail = ir::joined;
  Node condition = comparison;
  condition.row = twin;
  condition.raise = twin->fallible ? ir::Raise::New : ir::Raise::None;
  condition.outputs = test.outputs;
  const Node branch = nodes.back();
  nodes.resize(nodes.size() - 4);
  nodes.insert(nodes.end(), {joined, condition, branch});
}

} // namespace

void select_conditions(ir::Function &function, Changes &changes) {
  for (ir::Block &block : function.blocks) {
    for (Node &node : block.nodes)
      if (node.kind == Kind::test && function.values[node.inputs[0]].type == ir::Type::Bool &&
          changes.allow()) {
        node.kind = Kind::test_bool;
        node.raise = ir::Raise::None;
      }
    if (function.form != ir::Form::Literal)
      select(block, function.version, changes);
  }
}

} // namespace lasti::opt
