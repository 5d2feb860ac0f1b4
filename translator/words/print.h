#pragma once

// Regions as text, for --dump=regions.

#include "words/region.h"

namespace llvm {
class raw_ostream;
}

namespace lasti::words {

/// Writes a region: a block with its parameters and nodes, then the exits.
void print(const Region &region, llvm::raw_ostream &out);
void print(const Clone &clone, llvm::raw_ostream &out);

} // namespace lasti::words
