#pragma once

#include "ir/function.h"

namespace lasti::ir {

/// Fills values, entries, and inputs, outputs and reachable of the states. Needs body, graph and
/// local_is_bound. Fails on a function whose blocks times locals are beyond all reason.
llvm::Error build_values(Function &function);

/// Removes phis that join one value only and values that nobody uses, and numbers the rest in the order
/// of their definition.
void prune_values(Function &function);

} // namespace lasti::ir
