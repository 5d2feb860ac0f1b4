#pragma once

#include "flow/graph.h"

#include <llvm/ADT/BitVector.h>

#include <vector>

namespace lasti::lower {

/// Returns the locals that hold cells. Nobody can take one out of a suspended frame.
llvm::BitVector cell_locals(const pyc::CodeObject &code);

/// Returns, by instruction, whether the local that it loads or deletes is bound on every path.
llvm::BitVector bound_locals(const bytecode::Body &body, const flow::Graph &graph);

/// Returns, by block, the locals whose value at the block's start some instruction may load before it is
/// overwritten; empty for unreachable blocks.
std::vector<llvm::BitVector> live_locals(const bytecode::Body &body, const flow::Graph &graph);

} // namespace lasti::lower
