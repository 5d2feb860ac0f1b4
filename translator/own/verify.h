#pragma once

#include "ir/function.h"

#include <llvm/Support/Error.h>

namespace lasti::own {

/// Follows what every slot holds through a function behind assign_slots(), on every path and every way out.
/// Each reference has one owner, and is given on or dropped exactly once: nothing is used that has gone,
/// nothing is left behind, and where paths meet they agree. Where somebody may look at the frame, f_lasti has
/// been stored. Returns the first mistake: `block 3, node 5 (add): …`.
llvm::Error verify_slots(const ir::Function &function);

} // namespace lasti::own
