// Jumps. What happens on an edge, as looking at the eval breaker, follows from where it leads
// (own/edges.cpp).

#include "lower/site.h"

namespace lasti::lower {
namespace {

using ir::Kind;

void pop_jump_if(Site &site, bool sense) {
  const ir::ValueId truth = site.add_test(Kind::test, {site.pop()}).outputs[0];
  site.branch(truth, sense, site.state.stack);
}

void pop_jump_if_none(Site &site, bool sense) {
  const ir::ValueId truth = site.add_test(Kind::test_none, {site.pop()}).outputs[0];
  site.branch(truth, sense, site.state.stack);
}

/// Jumps with the top in place where its truth is `sense`, else drops it.
void jump_if_or_pop(Site &site, bool sense) {
  const ir::ValueId truth = site.add_test(Kind::test, {site.look(1)}).outputs[0];
  site.branch(truth, sense, site.state.stack);
  site.pop();
}

} // namespace

void lower_JUMP_FORWARD(Site &site) {
  site.jump(false);
}
void lower_JUMP_BACKWARD_NO_INTERRUPT(Site &site) {
  site.jump(false);
}
void lower_JUMP_BACKWARD(Site &site) {
  site.jump(true);
}
void lower_POP_JUMP_FORWARD_IF_FALSE(Site &site) {
  pop_jump_if(site, false);
}
void lower_POP_JUMP_BACKWARD_IF_FALSE(Site &site) {
  pop_jump_if(site, false);
}
void lower_POP_JUMP_FORWARD_IF_TRUE(Site &site) {
  pop_jump_if(site, true);
}
void lower_POP_JUMP_BACKWARD_IF_TRUE(Site &site) {
  pop_jump_if(site, true);
}
void lower_POP_JUMP_FORWARD_IF_NONE(Site &site) {
  pop_jump_if_none(site, true);
}
void lower_POP_JUMP_BACKWARD_IF_NONE(Site &site) {
  pop_jump_if_none(site, true);
}
void lower_POP_JUMP_FORWARD_IF_NOT_NONE(Site &site) {
  pop_jump_if_none(site, false);
}
void lower_POP_JUMP_BACKWARD_IF_NOT_NONE(Site &site) {
  pop_jump_if_none(site, false);
}
void lower_JUMP_IF_FALSE_OR_POP(Site &site) {
  jump_if_or_pop(site, false);
}
void lower_JUMP_IF_TRUE_OR_POP(Site &site) {
  jump_if_or_pop(site, true);
}

} // namespace lasti::lower
