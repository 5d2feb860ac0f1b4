#pragma once

// From values to slots of the value stack, each with an owner for its reference.

#include "ir/function.h"

namespace lasti::own {

/// Decides who owns what is on the value stack, and says it: every input names its slot and whether the
/// reference goes with it; shares, drops, moves, the storing of f_lasti and the checks for tracing become
/// nodes. What is on the stack where an exception is raised, or where the interpreter goes on, stands in the
/// nodes.
void assign_slots(ir::Function &function);

} // namespace lasti::own
