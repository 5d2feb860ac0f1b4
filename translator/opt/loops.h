#pragma once

// Natural loops.

#include "ir/function.h"

#include <vector>

namespace lasti::opt {

struct Loop {
  ir::BlockId header;
  std::vector<ir::BlockId> blocks; ///< with the header, ascending

  bool contains(ir::BlockId block) const;
};

/// By block: where control comes from, by a jump, from the block before or with an exception.
using Predecessors = std::vector<std::vector<ir::BlockId>>;

/// Returns the reachable predecessors of every block.
Predecessors find_predecessors(const ir::Function &function);

/// Returns the loops that are entered at their header only, outer ones before those inside.
std::vector<Loop> find_loops(const ir::Function &function, const Predecessors &predecessors);

/// Returns the loops that have no other loop inside and are entered at their header only.
std::vector<Loop> find_innermost_loops(const ir::Function &function, const Predecessors &predecessors);

} // namespace lasti::opt
