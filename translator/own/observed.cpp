#include "own/observed.h"

namespace lasti::own {

using bytecode::Opcode;
using ir::Kind;

bool wants_types(Opcode opcode) {
  switch (opcode) {
  case Opcode::BINARY_OP:
  case Opcode::BINARY_SUBSCR:
  case Opcode::COMPARE_OP:
  case Opcode::STORE_SUBSCR:
  case Opcode::UNARY_INVERT:
  case Opcode::UNARY_NEGATIVE:
  case Opcode::UNARY_NOT:
  case Opcode::UNARY_POSITIVE:
    return true;
  default:
    return false;
  }
}

bool may_run_python(const ir::Function &function, const ir::Node &node) {
  switch (node.kind) {
  case Kind::operation:
    if (!node.row->frame || !wants_types(node.row->opcode))
      return node.row->frame;
    return llvm::any_of(node.inputs, [&](ir::ValueId input) {
      const flow::Type type = function.values[input].type;
      return type != flow::Type::Int && type != flow::Type::Float;
    });
  case Kind::poll:
  case Kind::test:
  case Kind::call_function:
  case Kind::call_method:
  case Kind::call_function_ex:
  case Kind::next_item:
  case Kind::send:
  case Kind::end_async_for:
    return true;
  default:
    return false;
  }
}

} // namespace lasti::own
