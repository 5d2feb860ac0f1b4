#pragma once

#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/Support/Error.h>

namespace lasti::system {

/// Calls `work(i)` for every i below `count`, on up to `jobs` threads (0: one a processor) with stacks of
/// 8 MiB, in order of i. Returns the error of the lowest i that failed; after a failure no further work is
/// begun. A crash inside `work` is an error like any other.
llvm::Error for_each(size_t count, unsigned jobs, llvm::function_ref<llvm::Error(size_t)> work);

} // namespace lasti::system
