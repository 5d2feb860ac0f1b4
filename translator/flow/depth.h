#pragma once

#include "flow/graph.h"

namespace lasti::flow {

/// Fills Graph::depth and max_depth of a graph that has its blocks and edges. Errors as build().
llvm::Error find_depths(const bytecode::Body &body, Graph &graph);

} // namespace lasti::flow
