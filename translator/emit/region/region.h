#pragma once

// The text of a region: a C++ function of its own, which says where the boxed code goes on.

#include "emit/emit.h"
#include "emit/writer.h"

namespace lasti::emit {

/// Writes it. `source` are the lines of the Python source (may be empty).
void write_region(const ir::Function &function, const words::Region &region, const Options &options,
                  llvm::ArrayRef<llvm::StringRef> source, Writer &out);

/// The name of the function, which takes the thread, the frame, the region's Gate and what is in its slots;
/// and that of the Gate.
std::string region_name(const ir::Function &function, const words::Region &region);
std::string gate_name(const ir::Function &function, const words::Region &region);

/// So many rounds are worth entering it.
unsigned enough_rounds(const words::Region &region);

/// Returns where the boxed code may go on, other than at the region's own header: instructions, ascending.
std::vector<uint32_t> exits_of(const words::Region &region);

} // namespace lasti::emit
