// The value stack: values change their slots, nothing is computed. What happens to a slot follows from the
// stacks before and after.

#include "lower/site.h"

#include <utility>

namespace lasti::lower {

using ir::Kind;

void lower_NOP(Site &) {}

void lower_POP_TOP(Site &site) {
  site.pop();
}

void lower_PUSH_NULL(Site &site) {
  site.function.values[site.add_pushed(Kind::null, {}).outputs[0]].type = ir::Type::Null;
}

void lower_COPY(Site &site) {
  site.add_pushed(Kind::copy, {site.look(site.oparg())});
}

void lower_SWAP(Site &site) {
  auto &stack = site.state.stack;
  std::swap(stack.back(), stack[stack.size() - site.oparg()]);
}

} // namespace lasti::lower
