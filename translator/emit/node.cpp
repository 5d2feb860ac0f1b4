// Which statements a node is. Operations of the runtime are in operation.cpp, jumps and raising in
// control.cpp.

#include "emit/node.h"

namespace lasti::emit {

using ir::Kind;
using ir::Node;

std::string NodeWriter::operand(const Node &node, size_t input) const {
  const ir::Operand &operand = node.operands[input];
  switch (operand.hold) {
  case Hold::Null:
    return "Borrowed{}";
  case Hold::Borrowed:
    return fmt::format("borrow({})", text.slot(operand.slot));
  case Hold::Owned:
    return fmt::format("take({})", text.slot(operand.slot));
  }
  return "";
}

ColdLabel NodeWriter::unwind(const Node &node, ColdPaths::Raise raise) {
  const int region = node.is_covered ? text.function.body.region_of[index] : -1;
  return text.cold.unwind(region, node.stack.vec(), raise);
}

ColdLabel NodeWriter::leave(const Node &node) {
  return text.cold.leave(node.stack.vec());
}

void NodeWriter::check(const Node &node, const std::string &expression) {
  line("if (!{}) goto {};", expression, unwind(node));
}

void NodeWriter::truth(const Node &node, const std::string &expression) {
  text.uses_truth = true;
  if (node.raise == ir::Raise::None)
    line("t = {};", expression);
  else
    line("if ((t = {}) < 0) goto {};", expression, unwind(node));
}

Label FunctionText::label(ir::BlockId block) {
  const ir::Block &target = function.blocks[block];
  const Label label{function.body.instructions[target.first].start, target.copy};
  jumped_to.insert(label);
  return label;
}

std::string NodeWriter::cache(const char *type) {
  const uint32_t offset = text.function.body.instructions[index].offset;
  if (block.copy == 0) // a copy stands behind what it is a copy of
    line("static {} cache_{};", type, offset);
  return fmt::format("cache_{}", offset);
}

void NodeWriter::write(const Node &node) {
  switch (node.kind) {
  case Kind::operation:
    return operation(node);
  case Kind::constant:
  case Kind::null:
  case Kind::copy:
  case Kind::load_local:
  case Kind::load_checked_local:
  case Kind::store_local:
  case Kind::delete_local:
  case Kind::delete_checked_local:
    return write_locals(node);
  case Kind::share:
  case Kind::drop:
  case Kind::clear:
  case Kind::move:
  case Kind::exchange:
    return write_moves(node);
  case Kind::jump:
  case Kind::branch:
  case Kind::guard:
  case Kind::finish:
  case Kind::suspend:
  case Kind::make_generator:
  case Kind::raise:
  case Kind::reraise:
    return write_ends(node);
  default:
    return write_control(node);
  }
}

/// Goes to the handler with an UnboundLocalError where the local has no value.
void NodeWriter::check_bound(const Node &node) {
  line("if (!f.local({})) {{", node.immediate);
  line("  f.at({});", text.function.body.instructions[index].offset);
  line("  unbound_local(f, {});", node.immediate);
  line("  goto {};", unwind(node));
  line("}}");
}

void NodeWriter::write_locals(const Node &node) {
  const bool owns = node.detail == static_cast<uint32_t>(Hold::Owned);
  switch (node.kind) {
  case Kind::constant:
    line(fmt::runtime(owns ? "{} = Owned(f.constant({}));" : "{} = f.constant({});"), slot(node.slots[0]),
         node.immediate);
    break;
  case Kind::copy:
    if (node.operands[0].hold == Hold::Null && owns)
      line("{} = nullptr;", slot(node.slots[0]));
    else if (node.operands[0].hold != Hold::Null)
      line("{} = {}({});", slot(node.slots[0]), owns ? "share" : "borrow", slot(node.operands[0].slot));
    break;
  case Kind::load_checked_local:
    check_bound(node);
    [[fallthrough]];
  case Kind::load_local:
    line("{} = {}(f.local({}));", slot(node.slots[0]), owns ? "share" : "borrow", node.immediate);
    break;
  case Kind::store_local:
    line("store_local(f.local({}), {});", node.immediate, operand(node, 0));
    break;
  case Kind::delete_checked_local:
    check_bound(node);
    line("f.at({});", text.function.body.instructions[index].offset);
    [[fallthrough]];
  case Kind::delete_local:
    line("store_local(f.local({}), nullptr);", node.immediate);
    break;
  default:
    break;
  }
}

void NodeWriter::write_moves(const Node &node) {
  switch (node.kind) {
  case Kind::share:
    line("{0} = share({0});", slot(node.immediate));
    break;
  case Kind::drop:
    line("drop(take({}));", slot(node.immediate));
    break;
  case Kind::clear:
    line("{} = nullptr;", slot(node.immediate));
    break;
  case Kind::move:
    line("{} = take({});", slot(node.immediate), slot(*node.detail));
    break;
  default:
    exchange(node);
  }
}

/// A slot that is NULL has no variable to swap with.
void NodeWriter::exchange(const Node &node) {
  const ir::Operand &low = node.operands[0], &high = node.operands[1];
  if (high.hold == Hold::Null)
    line("{} = {};", slot(high.slot), slot(low.slot));
  else if (low.hold == Hold::Null)
    line("{} = {};", slot(low.slot), slot(high.slot));
  else
    line("std::swap({}, {});", slot(low.slot), slot(high.slot));
}

} // namespace lasti::emit
