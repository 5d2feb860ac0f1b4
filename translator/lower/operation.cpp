// Plain operations: all from the table, no code per opcode.

#include "lower/site.h"

namespace lasti::lower {

using ir::ValueId;

void lower_operation(Site &site, const opgen::Operation &row) {
  const int oparg = static_cast<int>(site.oparg());
  auto &stack = site.state.stack;
  const size_t base = stack.size() - static_cast<size_t>(row.pops(oparg));
  std::vector<ValueId> inputs;
  size_t depth = base;
  for (const opgen::Input &input : row.inputs) {
    if (input.kind == opgen::InputKind::Peek) {
      inputs.push_back(stack[base - static_cast<size_t>(input.depth(oparg))]);
      continue;
    }
    for (int count = input.count(oparg); count > 0; --count)
      inputs.push_back(stack[depth++]);
  }
  stack.resize(base);
  ir::Node &node = site.add(ir::Kind::operation, inputs, static_cast<unsigned>(row.pushes(oparg)));
  node.row = &row;
  node.raise = row.fallible ? ir::Raise::New : ir::Raise::None;
  for (const ValueId output : node.outputs)
    site.push(output);
}

} // namespace lasti::lower
