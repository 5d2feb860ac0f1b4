#pragma once

// Where a suspended frame goes on.

#include "emit/shape.h"
#include "ir/function.h"

#include <map>
#include <vector>

namespace lasti::emit {

/// The boundary of each instruction; null of one that is never reached.
using Boundaries = std::vector<const ir::Node *>;

/// Returns those of a function.
Boundaries find_boundaries(const ir::Function &function);

/// A place where a suspended frame goes on.
struct Resumption {
  uint32_t target;  ///< index of the instruction that comes next
  uint32_t raising; ///< index of the instruction whose handler an exception thrown in goes to
  Shape stack;      ///< in the frame's memory, what was sent on top; all that is not NULL is owned
};

/// By byte offset of the instruction that the frame is suspended at (f_lasti).
using Resumptions = std::map<uint32_t, Resumption>;

/// Returns the places where a frame of the function may go on.
Resumptions find_resumptions(const ir::Function &function, const Boundaries &boundaries);

} // namespace lasti::emit
