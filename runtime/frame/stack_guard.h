#pragma once

// The C stack's end. Native calls, and interpreted ones under the frame-evaluation hook, use C stack
// for each Python frame: where it runs out, they go on in a further segment (frame/stack_segment.h).

#include <cstdint>

namespace lasti::runtime {

/// The address below which the thread's C stack counts as used up. Before a thread's first check it is
/// the highest address, so that the check comes out of line and finds the stack's bounds.
/// initial-exec: one load more than a global, in a shared library too.
extern constinit thread_local uintptr_t stack_limit __attribute__((tls_model("initial-exec")));

/// True if the C stack is nearly used up, or if that is not known yet.
inline bool stack_is_low() {
#if defined(__x86_64__)
  // Not __builtin_frame_address: that would cost each native function a register and its upkeep.
  uintptr_t top;
  asm("movq %%rsp, %0" : "=r"(top));
#else
  auto top = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
#endif
  return top < stack_limit;
}

/// Finds the thread's stack bounds if they are not known; true if the stack is used up.
bool stack_is_exhausted();

/// The limit of a stack that lies from `low` on, `size` bytes long.
uintptr_t stack_limit_of(uintptr_t low, uintptr_t size);

} // namespace lasti::runtime
