#pragma once

#include "system/status_line.h"

#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <mutex>
#include <string>

namespace lasti::system {

/// Calls `work(i)` for every i below `count`, on up to `jobs` threads (0: one a processor) with stacks of
/// 8 MiB, in order of i. Returns the error of the lowest i that failed; after a failure no further work is
/// begun. A crash inside `work` is an error like any other.
llvm::Error for_each(size_t count, unsigned jobs, llvm::function_ref<llvm::Error(size_t)> work);

/// A status line that says how far a stage is.
class Progress {
public:
  /// Takes the stage's name ("compiling") and the number of steps. `enabled` false: shows nothing.
  Progress(std::string stage, size_t total, bool enabled);
  /// One more step is done; `name` says of what. May be called from any thread.
  void step(llvm::StringRef name);

private:
  void show(llvm::StringRef name);
  std::string stage;
  size_t done = 0, total;
  StatusLine line;
  std::mutex mutex;
};

} // namespace lasti::system
