#include "likely/guess.h"

namespace lasti::likely {

namespace {

struct KindOfType {
  Kind kind;
  ir::Type type;
};

constexpr KindOfType rows[] = {{Kind::None, ir::Type::None}, {Kind::Bool, ir::Type::Bool},
                               {Kind::Int, ir::Type::Int},   {Kind::Float, ir::Type::Float},
                               {Kind::Text, ir::Type::Str},  {Kind::Bytes, ir::Type::Bytes},
                               {Kind::List, ir::Type::List}, {Kind::Tuple, ir::Type::Tuple},
                               {Kind::Dict, ir::Type::Dict}, {Kind::Range, ir::Type::RangeIterator}};

} // namespace

ir::Type type_of(Kind kind) {
  for (const KindOfType &row : rows)
    if (row.kind == kind)
      return row.type;
  return ir::Type::Any;
}

/// What is in a container is not proven: its site says more.
Kind kind_of(ir::Type type) {
  for (const KindOfType &row : rows)
    if (row.type == type && !has_site(row.kind) && row.kind != Kind::Range)
      return row.kind;
  return Kind::Nothing;
}

bool has_site(Kind kind) {
  return kind == Kind::List || kind == Kind::Tuple || kind == Kind::Dict || kind == Kind::Enumerate ||
         kind == Kind::Zip;
}

uint32_t Sites::site_of(const void *maker) {
  const auto [found, is_new] = sites.try_emplace(maker, static_cast<uint32_t>(parents.size()));
  if (is_new) {
    parents.push_back(found->second);
    parts.emplace_back();
  }
  return found->second;
}

uint32_t Sites::root(uint32_t site) const {
  while (parents[site] != site)
    site = parents[site];
  return site;
}

Guess Sites::part(uint32_t site, uint32_t index) const {
  const std::vector<Guess> &all = parts[root(site)];
  return index < all.size() ? all[index] : Guess{};
}

void Sites::add(uint32_t site, uint32_t index, const Guess &guess) {
  if (index >= most_parts)
    return;
  const uint32_t at = root(site);
  if (parts[at].size() <= index)
    parts[at].resize(index + 1);
  const Guess joined = join(parts[at][index], guess);
  const uint32_t now = root(site); // joining may have united it
  if (parts[now].size() <= index)
    parts[now].resize(index + 1);
  if (joined == parts[now][index])
    return;
  parts[now][index] = joined;
  changed = true;
}

void Sites::unite(uint32_t left, uint32_t right) {
  left = root(left);
  right = root(right);
  constexpr unsigned deepest = 16; // a list in itself
  if (left == right || depth > deepest)
    return;
  changed = true;
  parents[right] = left;
  const std::vector<Guess> moved = std::move(parts[right]);
  parts[right].clear();
  ++depth;
  for (uint32_t index = 0; index < moved.size(); ++index)
    add(left, index, moved[index]);
  --depth;
}

/// Where floats come, ints come too; and None stands for what will come.
Guess Sites::join(const Guess &left, const Guess &right) {
  if (left == right || right.kind == Kind::Nothing)
    return left;
  if (left.kind == Kind::Nothing)
    return right;
  if (left.kind == right.kind && has_site(left.kind)) {
    unite(left.site, right.site);
    return left;
  }
  const auto is_both = [&](Kind one, Kind other) {
    return (left.kind == one && right.kind == other) || (left.kind == other && right.kind == one);
  };
  if (left.kind == Kind::None)
    return right;
  if (right.kind == Kind::None)
    return left;
  if (is_both(Kind::Int, Kind::Float) || is_both(Kind::Bool, Kind::Float))
    return {Kind::Float, 0};
  if (is_both(Kind::Bool, Kind::Int))
    return {Kind::Int, 0};
  return {Kind::Any, 0};
}

} // namespace lasti::likely
