#include "own/observed.h"

namespace lasti::own {

using ir::Hold;
using ir::Kind;

bool may_run_python(const ir::Function &function, const ir::Node &node) {
  if (node.kind != Kind::operation)
    return ir::runs_python(node.kind);
  if (!node.row->arithmetic)
    return node.row->frame;
  return llvm::any_of(node.inputs, [&](ir::ValueId input) {
    const flow::Type type = function.values[input].type;
    return type != flow::Type::Int && type != flow::Type::Float;
  });
}

bool may_be_observed(const ir::Node &node) {
  const auto takes = [](const ir::Operand &operand) { return operand.hold == Hold::Owned; };
  switch (node.kind) {
  case Kind::operation:
    return node.row->frame || node.row->fallible || llvm::any_of(node.operands, takes);
  case Kind::test_bool:
  case Kind::test_none:
    return llvm::any_of(node.operands, takes);
  case Kind::constant:
  case Kind::null:
  case Kind::copy:
  case Kind::load_local:
  case Kind::load_checked_local: // where it has no value they say so themselves
  case Kind::delete_checked_local:
  case Kind::guard:
    return false;
  default:
    return true;
  }
}

} // namespace lasti::own
