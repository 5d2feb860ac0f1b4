// Calls. KW_NAMES and PRECALL leave their part to the CALL that follows: what they say is known here.

#include "lower/site.h"

namespace lasti::lower {

using ir::Kind;
using ir::ValueId;

void lower_KW_NAMES(Site &) {}

void lower_PRECALL(Site &) {}

/// Below the arguments: NULL and a callable, or what LOAD_METHOD has left.
void lower_CALL(Site &site) {
  auto &stack = site.state.stack;
  const size_t lower = stack.size() - site.oparg() - 2;
  std::vector<ValueId> inputs(stack.begin() + static_cast<ptrdiff_t>(lower), stack.end());
  stack.resize(lower);
  ir::Node &call = site.add(Kind::call_method, inputs, 1);
  if (const bytecode::Instruction *names = bytecode::pending_names(site.function.body, site.index))
    call.detail = names->oparg;
  site.push(call.outputs[0]);
}

void lower_CALL_FUNCTION_EX(Site &site) {
  auto &stack = site.state.stack;
  const size_t lower = stack.size() - 3 - (site.oparg() & 1);
  std::vector<ValueId> inputs(stack.begin() + static_cast<ptrdiff_t>(lower), stack.end());
  stack.resize(lower);
  site.push(site.add(Kind::call_function_ex, inputs, 1).outputs[0]);
}

} // namespace lasti::lower
