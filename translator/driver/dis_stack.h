// The value stack of a listing, in words.
#pragma once

#include "bytecode/decode.h"
#include "flow/graph.h"

#include <string>
#include <vector>

namespace lasti::driver {

/// Per instruction, the value stack before it, bottom to top: "range, @12, 'text'". A value that was
/// loaded shows its name or its constant, another one the offset of the instruction that made it; *
/// differs by the way on which the instruction is reached. Empty where nothing is on the stack or
/// the instruction is never reached.
std::vector<std::string> stack_texts(const bytecode::Body &body, const flow::Graph &graph);

} // namespace lasti::driver
