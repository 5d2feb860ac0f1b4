#pragma once

// The passes that run over a function in SSA form, in order. Each is a file of its own.

#include "ir/function.h"

#include <llvm/ADT/ArrayRef.h>

namespace lasti::opt {

struct Options {
  bool literal = false; ///< -O0: everything on the value stack is owned, nothing is fused
};

struct Pass {
  const char *name;
  void (*run)(ir::Function &function, const Options &options);
};

/// Finds the type of every value, and small ints known at translation (types.cpp).
void find_types(ir::Function &function, const Options &options);

/// Joins a comparison with the jump on its result (fusion.cpp).
void fuse_conditions(ir::Function &function, const Options &options);

/// Decides who owns each slot of the value stack, joins BINARY_OP with the STORE_FAST of its left
/// operand, and fills before, after, after_jump and promote of all states (ownership.cpp).
void assign_ownership(ir::Function &function, const Options &options);

/// Returns the passes in the order in which they run.
llvm::ArrayRef<Pass> passes();

/// Runs all passes over every function of a module that ir::build() has returned.
void run_passes(ir::Module &module, const Options &options);

} // namespace lasti::opt
