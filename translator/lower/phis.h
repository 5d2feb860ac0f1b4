#pragma once

#include "ir/function.h"

namespace lasti::lower {

/// Removes phis that join one value only, and those of locals that nobody uses.
void prune_phis(ir::Function &function);

} // namespace lasti::lower
