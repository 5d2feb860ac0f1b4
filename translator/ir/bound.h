#pragma once

#include "ir/function.h"

namespace lasti::ir {

/// Sets local_is_bound of every reachable instruction that loads or deletes a local. Needs body, graph
/// and states (which may otherwise be empty).
void find_bound_locals(Function &function);

} // namespace lasti::ir
