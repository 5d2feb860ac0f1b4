#pragma once

// Who answers for the reference in each slot of the value stack.

#include "ir/function.h"

#include <optional>

namespace lasti::own {

/// Who answers for a reference.
struct Owner {
  enum Kind : uint8_t {
    Slot,     ///< the slot itself
    Constant, ///< co_consts
    Local,    ///< the local `local`, unchanged as long as the slot lives
    Null,     ///< statically NULL: nothing to drop
  };
  Kind kind = Slot;
  bool maybe_null = false; ///< of Slot: NULL at run time is possible (what LOAD_METHOD finds)
  int32_t local = -1;

  bool is_borrowed() const { return kind == Constant || kind == Local; }
  ir::Hold hold() const {
    return kind == Slot ? ir::Hold::Owned : kind == Null ? ir::Hold::Null : ir::Hold::Borrowed;
  }
  friend bool operator==(const Owner &, const Owner &) = default;
};

/// The owners of the slots, bottom to top.
using Owners = std::vector<Owner>;

/// Follows the owners through one block, from its entry on.
class Walk {
public:
  Walk(const ir::Function &function, std::vector<Owner> &owners) : function(function), owners(owners) {}

  /// The block's values have these owners where it begins.
  void enter(const ir::Block &block, const Owners &entry);

  /// Takes the place of an instruction's boundary among the nodes of the block. Returns the depths of the
  /// slots which must own their reference before it runs; they do from here on. `updates` as updates_local()
  /// returns it.
  std::vector<uint32_t> promote(llvm::ArrayRef<ir::Node> nodes, size_t boundary,
                                std::optional<uint32_t> updates);

  /// Gives owners to what a node makes.
  void define(const ir::Node &node);

  /// Takes the boundary of an instruction and where its nodes stand. Returns the local that its left operand
  /// is borrowed from, if the next instruction puts the result back there: it may change the object in place.
  std::optional<uint32_t> updates_local(llvm::ArrayRef<ir::Node> nodes, size_t boundary) const;

  Owners of(llvm::ArrayRef<ir::ValueId> stack) const;

private:
  void define_results(const ir::Node &node);

  const ir::Function &function;
  const ir::Block *block = nullptr;
  std::vector<Owner> &owners; // by value
};

/// Returns the owners of the slots at the entry of each block.
std::vector<Owners> find_owners(const ir::Function &function);

} // namespace lasti::own
