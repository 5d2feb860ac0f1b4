#pragma once

#include "flow/graph.h"

namespace lasti::flow {

/// Holds a function of a version that can be translated against everything that emitted code and the
/// runtime's operations rely on beyond the stack's depth, on every path: NULL stays where it may be,
/// containers that are filled without a look are of their type, exceptions are exceptions, cells are cells
/// before they are used as such, a frame becomes a generator once and yields only then, calls have their
/// whole form, opargs are in range. The graph has its depths. Errors as build().
llvm::Error verify(const bytecode::Body &body, const Graph &graph);

} // namespace lasti::flow
