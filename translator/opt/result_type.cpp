// Result types of instructions. All of it follows from the exact types of the operands: names and
// attributes may be rebound at any time and tell nothing, int's own methods cannot be.

#include "opt/result_type.h"

#include "bytecode/target.h"
#include "flow/requirements.h"

#include <llvm/Support/MathExtras.h>

namespace lasti::opt {

using bytecode::BinaryOperator;
using bytecode::Opcode;
using ir::Type;

namespace {

bool is_integer(Type type) {
  return type == Type::Int || type == Type::Bool;
}
bool is_real(Type type) {
  return is_integer(type) || type == Type::Float;
}

Fact fold(BinaryOperator operation, int64_t left, int64_t right) {
  int64_t result = 0;
  bool overflow = true;
  if (operation == BinaryOperator::Add)
    overflow = llvm::AddOverflow(left, right, result);
  else if (operation == BinaryOperator::Subtract)
    overflow = llvm::SubOverflow(left, right, result);
  else if (operation == BinaryOperator::Multiply)
    overflow = llvm::MulOverflow(left, right, result);
  return overflow ? Fact{Type::Int, {}} : Fact{Type::Int, result};
}

Fact integer_result(BinaryOperator operation, const Fact &left, const Fact &right) {
  switch (operation) {
  case BinaryOperator::And:
  case BinaryOperator::Or:
  case BinaryOperator::Xor:
    return {left.type == Type::Bool && right.type == Type::Bool ? Type::Bool : Type::Int, {}};
  case BinaryOperator::TrueDivide:
    return {Type::Float, {}};
  case BinaryOperator::Power: // a negative exponent makes a float
    return {right.small_int && *right.small_int >= 0 ? Type::Int : Type::Any, {}};
  case BinaryOperator::MatrixMultiply:
    return {Type::Any, {}};
  default:
    return left.small_int && right.small_int ? fold(operation, *left.small_int, *right.small_int)
                                             : Fact{Type::Int, {}};
  }
}

Type real_result(BinaryOperator operation, const Fact &right) {
  switch (operation) {
  case BinaryOperator::Add:
  case BinaryOperator::Subtract:
  case BinaryOperator::Multiply:
  case BinaryOperator::TrueDivide:
  case BinaryOperator::FloorDivide:
  case BinaryOperator::Remainder:
    return Type::Float;
  case BinaryOperator::Power: // a fraction as the exponent of a negative number makes a complex
    return is_integer(right.type) ? Type::Float : Type::Any;
  default:
    return Type::Any;
  }
}

/// Both operands are of this type, which is a container.
Type container_result(BinaryOperator operation, Type type) {
  switch (type) {
  case Type::Str:
  case Type::Bytes:
  case Type::Tuple:
  case Type::List:
    return operation == BinaryOperator::Add ? type : Type::Any;
  case Type::Set:
    return operation == BinaryOperator::And || operation == BinaryOperator::Or ||
                   operation == BinaryOperator::Xor || operation == BinaryOperator::Subtract
               ? type
               : Type::Any;
  case Type::Dict:
    return operation == BinaryOperator::Or ? type : Type::Any;
  default:
    return Type::Any;
  }
}

bool is_sequence(Type type) {
  return type == Type::Str || type == Type::Bytes || type == Type::Tuple || type == Type::List;
}

Fact binary_result(uint32_t oparg, const Fact &left, const Fact &right) {
  const auto operation = static_cast<BinaryOperator>(oparg % bytecode::binary_operator_count);
  if (is_integer(left.type) && is_integer(right.type))
    return integer_result(operation, left, right);
  if (is_real(left.type) && is_real(right.type))
    return {real_result(operation, right), {}};
  if (left.type == right.type)
    return {container_result(operation, left.type), {}};
  if (operation == BinaryOperator::Multiply && is_sequence(left.type) && is_integer(right.type))
    return {left.type, {}};
  if (operation == BinaryOperator::Multiply && is_integer(left.type) && is_sequence(right.type))
    return {right.type, {}};
  return {};
}

Type unary_result(Opcode opcode, Type operand) {
  if (is_integer(operand))
    return Type::Int;
  if (opcode != Opcode::UNARY_INVERT && (operand == Type::Float || operand == Type::Complex))
    return operand;
  return Type::Any;
}

/// A container's comparison may hand out what its elements' comparison returned.
Type compare_result(Type left, Type right) {
  return flow::is_plain(left) && flow::is_plain(right) ? Type::Bool : Type::Any;
}

Type item_result(Type container, Type index) {
  if (index == Type::Slice)
    return is_sequence(container) ? container : Type::Any;
  if (!is_integer(index))
    return Type::Any;
  if (container == Type::Str)
    return Type::Str;
  return container == Type::Bytes ? Type::Int : Type::Any;
}

/// The type of a result that does not depend on the operands.
Type fixed_result(const ir::Node &node, pyc::PyVersion version, uint32_t output) {
  const auto position = static_cast<uint32_t>(node.outputs.size()) - output; // 1 = top of the stack
  Type result = Type::Any;
  for (const flow::Rule &rule : flow::results())
    if (rule.concerns(node.row->opcode, node.immediate, version) && rule.position(node.immediate) == position)
      result = rule.type;
  return result;
}

} // namespace

Fact join(const Fact &left, const Fact &right) {
  if (left.type == Type::Never)
    return right;
  if (right.type == Type::Never || left == right)
    return left;
  return {flow::join(left.type, right.type), {}};
}

Fact result_fact(const ir::Node &node, pyc::PyVersion version, uint32_t output, llvm::ArrayRef<Fact> inputs) {
  const auto unknown = [&] {
    return std::any_of(inputs.begin(), inputs.end(),
                       [](const Fact &fact) { return fact.type == Type::Never; });
  };
  switch (node.row->opcode) {
  case Opcode::BINARY_OP: {
    if (unknown())
      return {};
    const Fact result = binary_result(node.immediate, inputs[0], inputs[1]);
    return result.type == Type::Never ? Fact{Type::Any, {}} : result;
  }
  case Opcode::UNARY_NEGATIVE:
    if (inputs[0].small_int)
      return fold(BinaryOperator::Subtract, 0, *inputs[0].small_int);
    [[fallthrough]];
  case Opcode::UNARY_POSITIVE:
  case Opcode::UNARY_INVERT:
    return unknown() ? Fact{} : Fact{unary_result(node.row->opcode, inputs[0].type), {}};
  case Opcode::COMPARE_OP:
    return unknown() ? Fact{} : Fact{compare_result(inputs[0].type, inputs[1].type), {}};
  case Opcode::BINARY_SUBSCR:
    return unknown() ? Fact{} : Fact{item_result(inputs[0].type, inputs[1].type), {}};
  case Opcode::PUSH_EXC_INFO: // the exception that it was given, above the one before
    return output == 1 ? inputs[0] : Fact{fixed_result(node, version, output), {}};
  default:
    return {fixed_result(node, version, output), {}};
  }
}

} // namespace lasti::opt
