#pragma once

// Which loops of a function become regions, and which functions are done on words.

#include "ir/function.h"
#include "words/region.h"

#include <vector>

namespace lasti::region {

/// Takes a function of a module in SSA form with types. Returns the regions of its loops.
std::vector<words::Region> build_regions(const ir::Module &module, const ir::Function &function);

/// The same of the function on words, if it calls itself and can be done without a frame.
std::optional<words::Clone> build_clone(const ir::Module &module, const ir::Function &function);

} // namespace lasti::region
