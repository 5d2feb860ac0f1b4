#pragma once

namespace llvm {
class PassBuilder;
}

namespace lasti::compile {

/// Adds what Lasti does to a unit before LLVM's own passes, where those are on.
void add_passes(llvm::PassBuilder &builder);

} // namespace lasti::compile
