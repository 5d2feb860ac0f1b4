#pragma once

#include "emit/part.h"

namespace lasti::emit {

/// The runs of instructions that a function is written in: one, or for a long function several of about the
/// same length, cut where little is on the value stack and few loops are open.
std::vector<Range> split(const ir::Function &function, const Boundaries &boundaries);

} // namespace lasti::emit
