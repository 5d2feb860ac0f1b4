// Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm.

#include "ir/dominance.h"

#include <algorithm>
#include <utility>

namespace lasti::ir {

Dominance::Dominance(const Function &function)
    : function(function), number(2 * function.blocks.size(), unreached),
      dominator(2 * function.blocks.size(), unreached) {
  visit();
  find_dominators();
  number_tree();
}

std::array<Dominance::Place, 2> Dominance::successors(Place place) const {
  const Block &block = function.blocks[place / 2];
  const auto entry = [](BlockId id) { return id == no_block ? unreached : entry_of(id); };
  if (place % 2 == 0)
    return {entry(block.handler.block), place + 1};
  return {entry(block.jump), entry(block.next)};
}

void Dominance::visit() {
  std::vector<std::pair<Place, unsigned>> path{{0, 0}};
  std::vector<bool> seen(number.size());
  seen[0] = true;
  while (!path.empty()) {
    auto &[place, taken] = path.back();
    if (taken == 2) {
      order.push_back(place);
      path.pop_back();
      continue;
    }
    const Place to = successors(place)[taken++];
    if (to != unreached && !seen[to]) {
      seen[to] = true;
      path.emplace_back(to, 0);
    }
  }
  std::reverse(order.begin(), order.end());
  for (uint32_t i = 0; i < order.size(); ++i)
    number[order[i]] = i;
}

void Dominance::find_dominators() {
  std::vector<std::vector<Place>> predecessors(number.size());
  for (const Place place : order)
    for (const Place to : successors(place))
      if (to != unreached)
        predecessors[to].push_back(place);
  dominator[0] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (const Place place : order) {
      if (place == 0)
        continue;
      Place nearest = unreached;
      for (const Place from : predecessors[place])
        if (dominator[from] != unreached)
          nearest = nearest == unreached ? from : common(nearest, from);
      changed |= dominator[place] != nearest;
      dominator[place] = nearest;
    }
  }
}

void Dominance::number_tree() {
  start.resize(number.size());
  size.assign(number.size(), 1);
  for (size_t i = order.size(); i-- > 1;)
    size[dominator[order[i]]] += size[order[i]];
  std::vector<uint32_t> free(number.size()); // by place: the number of the next child
  for (const Place place : order) {
    if (place != 0)
      start[place] = std::exchange(free[dominator[place]], free[dominator[place]] + size[place]);
    free[place] = start[place] + 1;
  }
}

Dominance::Place Dominance::common(Place left, Place right) const {
  while (left != right) {
    while (number[left] > number[right])
      left = dominator[left];
    while (number[right] > number[left])
      right = dominator[right];
  }
  return left;
}

bool Dominance::dominates_place(Place from, Place to) const {
  if (number[from] == unreached || number[to] == unreached)
    return false;
  return start[from] <= start[to] && start[to] < start[from] + size[from];
}

bool Dominance::dominates(BlockId from, bool in_body, BlockId to) const {
  return dominates_place(in_body ? body_of(from) : entry_of(from), body_of(to));
}

bool Dominance::dominates_entry(BlockId from, bool in_body, BlockId to) const {
  return dominates_place(in_body ? body_of(from) : entry_of(from), entry_of(to));
}

} // namespace lasti::ir
