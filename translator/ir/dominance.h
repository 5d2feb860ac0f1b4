#pragma once

// Which blocks lie on every path to which.

#include "ir/function.h"

#include <array>

namespace lasti::ir {

/// Every block counts twice: its entry, with the phis and what is given there, and its body. An exception
/// leaves a block before the body has had any effect.
class Dominance {
public:
  /// Takes a function whose edges are in range.
  explicit Dominance(const Function &function);

  /// Returns true if a block can be reached from the entry.
  bool reaches(BlockId block) const { return number[entry_of(block)] != unreached; }
  /// Returns true if every path to the end of `to` goes through the body (else the entry) of `from`.
  bool dominates(BlockId from, bool in_body, BlockId to) const;
  /// Returns true if every path to the entry of `to` does.
  bool dominates_entry(BlockId from, bool in_body, BlockId to) const;

private:
  using Place = uint32_t;
  static constexpr uint32_t unreached = UINT32_MAX;
  static Place entry_of(BlockId block) { return 2 * block; }
  static Place body_of(BlockId block) { return 2 * block + 1; }

  std::array<Place, 2> successors(Place place) const;
  void visit();
  void find_dominators();
  void number_tree();
  Place common(Place left, Place right) const;
  bool dominates_place(Place from, Place to) const;

  const Function &function;
  std::vector<Place> order;     // reverse postorder
  std::vector<uint32_t> number; // by place: its index in `order`
  std::vector<Place> dominator; // by place: the nearest
  // By place: its number in preorder over the tree of dominators, and how many places it dominates.
  std::vector<uint32_t> start, size;
};

} // namespace lasti::ir
