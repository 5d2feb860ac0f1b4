#pragma once

// A second copy of a loop, of which more may be known.

#include "opt/loops.h"

namespace lasti::opt {

/// Takes an innermost loop. Returns true if clone_loop() can copy it: no handler lies inside, nothing
/// suspends the frame, and no value of the loop, and not `value`, is on the stack where control leaves it.
bool can_clone(const ir::Function &function, const Loop &loop, ir::ValueId value);

/// Copies a loop for which can_clone() holds; in the copy `known` stands for `value`. No edge leads into the
/// copy yet. It leaves to where the loop does, and what it has made is joined there with what the loop makes;
/// phis that join one value may be left behind. Returns the copy of the header.
ir::BlockId clone_loop(ir::Function &function, const Loop &loop, ir::ValueId value, ir::ValueId known);

} // namespace lasti::opt
