// A C stack that is large enough for deep recursion of native code.
#pragma once

namespace lasti::runtime {

/// Calls `body(argument)` on a stack of up to 1 GiB, lazily mapped and with a guard page below it,
/// without leaving the calling thread, and returns its result. The runtime's stack limit is set
/// for it. Falls back to the thread's own stack where no such stack can be had.
int run_on_large_stack(int (*body)(void *), void *argument);

} // namespace lasti::runtime
