#include "lower/site.h"

namespace lasti::lower {

using ir::Kind;
using ir::Node;
using ir::ValueId;

ValueId Site::pop() {
  ValueId value = state.stack.back();
  state.stack.pop_back();
  return value;
}

Node &Site::add(Kind kind, llvm::ArrayRef<ValueId> inputs, unsigned outputs) {
  Node node;
  node.kind = kind;
  node.immediate = oparg();
  node.inputs = function.keep(inputs);
  std::vector<ValueId> made;
  while (made.size() < outputs)
    made.push_back(function.make());
  node.outputs = function.keep(llvm::ArrayRef<ValueId>(made));
  block.nodes.push_back(node);
  if (kind != Kind::operation && ir::is_fallible(node))
    block.nodes.back().raise = ir::Raise::New;
  return block.nodes.back();
}

Node &Site::add_pushed(Kind kind, std::initializer_list<ValueId> inputs) {
  Node &node = add(kind, inputs, 1);
  push(node.outputs[0]);
  return node;
}

Node &Site::add_test(Kind kind, std::initializer_list<ValueId> inputs, unsigned outputs) {
  Node &node = add(kind, inputs, outputs + 1);
  function.values[node.outputs[0]].representation = ir::Representation::Truth;
  return node;
}

/// After a jump, ceval.c looks for the handler of the unit before the instruction that comes next
/// (exception_unwind: INSTR_OFFSET() - 1), which is the one before the target. If that one has no handler the
/// exception leaves the function. A handler of its own that the jump does not have is passed over: no path to
/// it is known from here.
uint32_t Site::poll_flags() const {
  const uint32_t target = *instruction().target;
  if (target > index)
    return 0;
  return ir::polls | (target > 0 && function.body.region_of[target - 1] >= 0 ? ir::is_covered : 0);
}

void Site::branch(ValueId condition, bool sense, std::vector<ValueId> taken) {
  add(Kind::branch, {condition}).immediate = (sense ? ir::when_true : 0) | poll_flags();
  block.to_jump = std::move(taken);
}

void Site::jump(bool may_poll) {
  add(Kind::jump, {}).immediate = may_poll ? poll_flags() : 0;
  block.to_jump = state.stack;
}

} // namespace lasti::lower
