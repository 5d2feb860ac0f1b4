#pragma once

#include "ir/function.h"

#include <llvm/ADT/BitVector.h>

#include <vector>

namespace lasti::ir {

/// Returns, by block, the locals whose value at the block's start some instruction may load before it
/// is overwritten; empty for unreachable blocks. Needs body and graph.
std::vector<llvm::BitVector> live_locals(const Function &function);

} // namespace lasti::ir
