#pragma once

// The passes that change a function in SSA form. Each is a file of its own and a row of Passes.def.

#include "ir/function.h"
#include "opt/changes.h"

#include <llvm/ADT/ArrayRef.h>

namespace lasti::opt {

struct Pass {
  llvm::StringRef name;
  void (*run)(ir::Function &function, Changes &changes);
  unsigned level; ///< of -O: from which on it runs without being asked for
  llvm::StringRef meaning;
};

#define PASS(name, function, level, meaning) void function(ir::Function &, Changes &);
#include "opt/Passes.def"

/// Returns the passes in the order in which they run.
llvm::ArrayRef<Pass> passes();

/// Returns the pass of that name, or null.
const Pass *find_pass(llvm::StringRef name);

} // namespace lasti::opt
