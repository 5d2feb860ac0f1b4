// Iteration, suspension, return, raising.

#include "lower/site.h"

namespace lasti::lower {

using ir::Kind;
using ir::Node;
using ir::ValueId;

/// With an item, the iterator stays below it; at the end it goes.
void lower_FOR_ITER(Site &site) {
  const Node &next = site.add_test(Kind::next_item, {site.look(1)}, 1);
  const ValueId truth = next.outputs[0], item = next.outputs[1];
  std::vector<ValueId> exhausted(site.state.stack.begin(), site.state.stack.end() - 1);
  site.push(item);
  site.branch(truth, false, std::move(exhausted));
}

/// What it yields lies above the receiver, what it returns takes the receiver's place.
void lower_SEND(Site &site) {
  const ValueId value = site.pop();
  const Node &send = site.add_test(Kind::send, {site.look(1), value}, 1);
  const ValueId truth = send.outputs[0], result = send.outputs[1];
  std::vector<ValueId> returned(site.state.stack.begin(), site.state.stack.end() - 1);
  returned.push_back(result);
  site.push(result);
  site.branch(truth, false, std::move(returned));
}

void lower_END_ASYNC_FOR(Site &site) {
  const ValueId exception = site.pop();
  site.pop();
  site.add(Kind::end_async_for, {exception}).raise = ir::Raise::Again;
}

/// ceval.c looks at the eval breaker, but not behind a `yield from` or an `await`.
void lower_RESUME(Site &site) {
  if (site.oparg() < 2)
    site.add(Kind::poll, {});
  else
    site.add(Kind::at, {}).immediate = site.index;
}

/// Behind it and behind YIELD_VALUE the frame goes on with what has been sent on the stack.
void lower_RETURN_GENERATOR(Site &site) {
  site.add_pushed(Kind::make_generator, {});
}

void lower_RETURN_VALUE(Site &site) {
  site.add(Kind::finish, {site.pop()});
}

void lower_YIELD_VALUE(Site &site) {
  site.add_pushed(Kind::suspend, {site.pop()});
}

void lower_RAISE_VARARGS(Site &site) {
  std::vector<ValueId> inputs;
  for (uint32_t i = site.oparg(); i > 0; --i)
    inputs.push_back(site.look(i));
  for (uint32_t i = 0; i < site.oparg(); ++i)
    site.pop();
  site.add(Kind::raise, inputs);
}

/// Below the exception there may be the index of the instruction that had raised it.
void lower_RERAISE(Site &site) {
  const uint32_t oparg = site.oparg();
  std::vector<ValueId> inputs;
  if (oparg > 0)
    inputs.push_back(site.look(oparg + 1));
  inputs.push_back(site.pop());
  site.add(Kind::reraise, inputs);
}

} // namespace lasti::lower
