#include "emit/likely/super_load.h"

namespace lasti::emit {

namespace {

using bytecode::Opcode;
using ir::Kind;
using ir::Node;

/// The free variable `__class__` of a method whose first argument is no cell.
std::optional<uint32_t> find_class_cell(const ir::Function &function) {
  const pyc::CodeObject *code = function.body.code.get();
  if (!code || code->argcount == 0 || code->localsplus[0].is_cell)
    return std::nullopt;
  for (size_t i = 0; i < code->localsplus.size(); ++i)
    if (code->localsplus[i].is_free && code->localsplus[i].name == "__class__")
      return static_cast<uint32_t>(i);
  return std::nullopt;
}

/// Walks over the nodes behind a call, as own/ leaves them where it has nothing to arrange.
class Nodes {
public:
  Nodes(const ir::Block &block, const Node &call)
      : next(&call + 1), end(block.nodes.data() + block.nodes.size()) {}

  const Node *take(Kind kind) { return next != end && next->kind == kind ? next++ : nullptr; }
  /// The next instruction's boundary, if it is not written together with this one.
  const Node *take_boundary() {
    take(Kind::leave_if_traced);
    const Node *boundary = take(Kind::boundary);
    return boundary && boundary->detail != ir::joined ? boundary : nullptr;
  }

private:
  const Node *next, *end;
};

} // namespace

std::optional<SuperLoad> find_super_load(const ir::Function &function, const ir::Block &block,
                                         const Node &call) {
  if (call.operands.size() != 2 || call.detail || call.operands[1].hold != ir::Hold::Owned)
    return std::nullopt;
  const Node *callee = ir::definition_in(block, call.inputs[1]);
  if (!ir::is_operation(callee, Opcode::LOAD_GLOBAL) || ir::name_of(function, *callee) != "super")
    return std::nullopt;
  const std::optional<uint32_t> cell = find_class_cell(function);
  Nodes nodes(block, call);
  if (!cell || !nodes.take_boundary() || !nodes.take(Kind::at))
    return std::nullopt;
  const Node *load = nodes.take(Kind::operation);
  const bool loads = ir::is_operation(load, Opcode::LOAD_METHOD) || ir::is_operation(load, Opcode::LOAD_ATTR);
  const Node *behind = nodes.take_boundary();
  if (!loads || load->inputs.back() != call.outputs[0] || !behind)
    return std::nullopt;
  return SuperLoad{load, *cell, behind->immediate};
}

} // namespace lasti::emit
