#pragma once

#include "ir/function.h"

namespace lasti::own {

/// Returns true if Python code may run in the node, so that tracing may be on behind it. Arithmetic on
/// numbers runs none.
bool may_run_python(const ir::Function &function, const ir::Node &node);

/// Takes a node that does something and knows which references it takes. Returns true if somebody may look at
/// where the frame is: it may raise, run Python code, or drop a value whose destructor does.
bool may_be_observed(const ir::Node &node);

} // namespace lasti::own
